package com.superscapes.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void withoutADisplayOneSentenceNamesHeadless() {
        assertThat(Main.refusal("Linux", Map.of(), "").orElseThrow()).contains("--headless").doesNotContain("\n");
    }

    @Test
    void withADisplayOrTheHeadlessPlatformTheClientStarts() {
        assertThat(Main.refusal("Linux", Map.of("DISPLAY", ":0"), "")).isEmpty();
        assertThat(Main.refusal("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), "")).isEmpty();
        assertThat(Main.refusal("Linux", Map.of(), "Headless")).isEmpty();
        assertThat(Main.refusal("Windows 11", Map.of(), "")).isEmpty();
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatThrownBy(() -> Arguments.parse("--sever", "x")).hasMessageContaining("--sever");
        assertThatThrownBy(() -> Arguments.parse("--server")).hasMessageContaining("needs a value");
    }
}
