package com.superscapes.desktop.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContrastTest {

    private static final Pattern TOKEN = Pattern.compile("(-[a-z-]+): (#[0-9a-f]{6});");

    @ParameterizedTest
    @CsvSource({"-ink,-surface,4.5", "-ink,-surface-raised,4.5", "-ink,-surface-sunken,4.5", "-ink,-accent-soft,4.5",
            "-ink-muted,-surface,4.5", "-ink-muted,-surface-raised,4.5", "-ink-muted,-surface-sunken,4.5",
            "-better,-surface,4.5", "-worse,-surface,4.5", "-better,-surface-raised,4.5", "-worse,-surface-raised,4.5",
            "-caution,-surface-sunken,4.5", "-on-accent,-accent,4.5", "-accent,-surface,3", "-accent,-surface-raised,3",
            "-line-strong,-surface,3", "-prior,-surface,3", "-accent,-accent-soft,3"})
    void textAndMarksStandOutFromTheirSurface(String front, String back, double least) throws IOException {
        Map<String, String> light = tokens("tokens.css");
        Map<String, String> dark = new HashMap<>(light);
        dark.putAll(tokens("dark.css"));
        assertThat(contrast(light.get(front), light.get(back))).as("light").isGreaterThanOrEqualTo(least);
        assertThat(contrast(dark.get(front), dark.get(back))).as("dark").isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.css"})
    void theLookNamesTokensAndNoColours(String sheet) throws IOException {
        assertThat(text(sheet)).doesNotContainPattern("#[0-9a-fA-F]{3,8};|rgba?\\(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark.css"})
    void darkOverridesTokensOnly(String sheet) throws IOException {
        assertThat(tokens(sheet).keySet()).isEqualTo(tokens("tokens.css").keySet());
        assertThat(text(sheet).lines().filter(line -> line.contains(":"))).allMatch(line -> TOKEN.matcher(line).find());
    }

    private static Map<String, String> tokens(String sheet) throws IOException {
        Map<String, String> tokens = new HashMap<>();
        Matcher matcher = TOKEN.matcher(text(sheet));
        while (matcher.find()) {
            tokens.put(matcher.group(1), matcher.group(2));
        }
        return tokens;
    }

    private static String text(String sheet) throws IOException {
        try (InputStream input = Objects.requireNonNull(Theme.class.getResourceAsStream(sheet))) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static double contrast(String one, String other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    /** Relative luminance as WCAG 2 defines it. */
    private static double luminance(String color) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
    }

    private static double channel(int value) {
        double part = (value & 0xff) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
