package com.superscapes.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.load.LoadState;
import com.superscapes.api.period.PeriodState;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.api.query.Comparative;
import com.superscapes.api.user.UserState;
import com.superscapes.desktop.export.Format;
import com.superscapes.reports.format.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern IN_JAVA = Pattern
            .compile("(?:Texts\\.)?text\\(\\s*\"([A-Za-z0-9.-]+[A-Za-z0-9])\"[,)]");
    private static final Pattern AS_ARGUMENT = Pattern
            .compile(
                    "\"((?:rail|drill\\.fact|proof|period|period\\.column|filter|home|data\\.column|administration|administration\\.column|grid\\.caption)\\.[A-Za-z.]+[A-Za-z])\"");
    private static final Pattern IN_FXML = Pattern.compile("\"%([A-Za-z0-9.]+)\"");
    private static final Path MAIN = Path.of("src/main");

    @Test
    void everyKeyUsedHasWordsAndEveryKeyWithWordsIsUsed() throws IOException {
        Set<String> used = used();
        Set<String> known = new TreeSet<>(Texts.bundle().keySet());
        Set<String> missing = new TreeSet<>(used);
        missing.removeAll(known);
        Set<String> unused = new TreeSet<>(known);
        unused.removeAll(used);
        assertThat(missing).as("add these to texts.properties").isEmpty();
        assertThat(unused).as("remove these from texts.properties").isEmpty();
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".java")) {
                    collect(IN_JAVA, Files.readString(file), used);
                    collect(AS_ARGUMENT, Files.readString(file), used);
                } else if (file.toString().endsWith(".fxml")) {
                    collect(IN_FXML, Files.readString(file), used);
                }
            }
        }
        composed(used);
        return used;
    }

    /** Keys put together from an enum or a place. */
    private static void composed(Set<String> used) {
        for (Format format : Format.values()) {
            used.add("export.to." + format.name().toLowerCase(Locale.ROOT));
            used.add("export.format." + format.name().toLowerCase(Locale.ROOT));
        }
        for (TieOutState state : TieOutState.values()) {
            used.add("tie." + state);
        }
        for (LoadState state : LoadState.values()) {
            used.add("data.state." + state);
        }
        for (PeriodState state : PeriodState.values()) {
            used.add("period.state." + state);
        }
        for (UserState state : UserState.values()) {
            used.add("administration.state." + state);
        }
        for (String method : Set.of("password", "one-time-token", "oidc")) {
            used.add("administration.method." + method);
        }
        for (Comparative comparative : Comparative.values()) {
            used.add("comparative." + comparative);
        }
        for (Scale scale : Scale.values()) {
            used.add("unit." + scale);
        }
        for (String sign : Set.of("income", "cost", "change")) {
            used.add("proof.formula.variance." + sign);
        }
        for (String place : Set.of("home", "statements.profit-and-loss", "statements.balance-sheet",
                "statements.cash-flow",
                "statements.equity-roll-forward", "trial-balance", "templates", "templates.rows", "templates.draft",
                "periods",
                "data.loads", "data.sources", "data.tie-outs", "data.rejects", "drill.accounts", "drill.lines",
                "drill.entry", "administration", "administration.users", "administration.sessions",
                "administration.waiting")) {
            used.add("place." + place);
        }
    }

    private static void collect(Pattern pattern, String text, Set<String> used) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            used.add(matcher.group(1));
        }
    }
}
