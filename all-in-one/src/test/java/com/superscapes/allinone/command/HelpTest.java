package com.superscapes.allinone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @Test
    void theHelpNamesEveryCommandAndTheExitCodes() {
        var help = Run.of("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("demo", "import", "sync-agent", "bench", "Exit codes",
                "rejected rows or broken checks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "import", "sync-agent", "bench"})
    void everyCommandExplainsItself(String command) {
        var help = Run.of(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: superscapes " + command);
    }

    @Test
    void anUnknownOptionEndsWithItsOwnExitCode() {
        assertThat(Run.of("demo", "--nonsense").exitCode()).isEqualTo(64);
    }

    @Test
    void headlessNeedsAFolder() {
        var run = Run.of("demo", "--headless");
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("--out DIR");
    }

    @Test
    void aLinuxMachineWithoutADisplayIsSentToHeadless() {
        assertThat(com.superscapes.allinone.local.Display.isPresent("Linux", Map.of())).isFalse();
        assertThat(com.superscapes.allinone.local.Display.isPresent("Linux", Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(com.superscapes.allinone.local.Display.isPresent("Windows 11", Map.of())).isTrue();
    }
}
