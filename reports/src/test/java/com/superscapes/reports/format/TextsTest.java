package com.superscapes.reports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.api.period.PeriodState;
import com.superscapes.api.proof.TieOutState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    /** Keys made of a part in the code and a part from data: prefix and suffix, and what stands between. */
    private static final Set<String> MADE = made();
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-zA-Z_.-]*)\"");

    @Test
    void everyKeyIsUsedAndEveryUsedKeyExists() throws IOException {
        Set<String> keys = keys();
        Set<String> literals = literals();
        Set<String> used = new TreeSet<>(MADE);
        keys.stream().filter(literals::contains).forEach(used::add);
        assertThat(used).isEqualTo(keys);
        assertThat(textCalls()).allSatisfy(key -> assertThat(keys).contains(key));
    }

    @Test
    void anUnknownKeyFails() {
        assertThatThrownBy(() -> Texts.text("no.such.key")).isInstanceOf(MissingResourceException.class);
    }

    private static Set<String> made() {
        Set<String> made = new TreeSet<>();
        Arrays.stream(TieOutState.values()).forEach(state -> made.add("tie-out." + state));
        Arrays.stream(TieOutState.values()).forEach(state -> made.add("load.tie-out." + state));
        Arrays.stream(PeriodState.values()).forEach(state -> made.add("period." + state));
        Arrays.stream(Scale.values()).forEach(scale -> made.add("unit." + scale));
        Stream.of("proof", "tie-outs", "sources").forEach(key -> {
            made.add(key + ".title");
            made.add("paper." + key + ".head");
        });
        Stream.of("tie-outs", "sources").forEach(key -> made.add(key + ".head"));
        return made;
    }

    private static Set<String> keys() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = TextsTest.class.getResourceAsStream("/com/superscapes/reports/Text.properties")) {
            properties.load(in);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static Set<String> literals() throws IOException {
        return LITERAL.matcher(sources()).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> textCalls() throws IOException {
        return Pattern.compile("Texts\\.text\\(\\s*\"([^\"]+)\"\\s*[,)]").matcher(sources()).results()
                .map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
