package com.superscapes.allinone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of docs/connect-your-sources.md, with the files it shows. */
class CompanyTest {

    private static final Path EXAMPLE = Path.of("..", "docs", "examples", "company");

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheExample() throws IOException {
        for (String file : List.of("agent.yaml", "exports/mapping.yaml", "exports/accounts.csv",
                "exports/journal-2026.csv", "exports/trial-balance.csv")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(EXAMPLE.resolve(file), folder.resolve(file));
        }
    }

    private Run company(String... more) {
        List<String> arguments = new ArrayList<>(List.of("company", "--config", folder.resolve("agent.yaml").toString(),
                "--data", folder.resolve("data").toString()));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private Run shown(String out) {
        return company("--headless", "--no-pictures", "--out", folder.resolve(out).toString());
    }

    @Test
    void exportsAreCheckedLoadedTiedAndLoadedAgain() throws IOException {
        Run check = company("--check");
        assertThat(check.exitCode()).as(check.err()).isZero();
        assertThat(check.out()).contains("journal-2026.csv: journal, 14 rows", "A load would take 35 of 35 rows.");
        Run first = shown("first");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err()).contains("exports: 35 rows read, 35 loaded, 0 unchanged, 0 rejected.");
        assertThat(states("first")).contains("T1 tied", "T2 tied", "T3 tied", "T4 tied", "A1 tied");
        assertThat(Files.readString(folder.resolve("first/trial-balance.csv"))).contains("29000.00");
        Run second = shown("second");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.err()).contains("exports: Nothing new.");
    }

    @Test
    void aBadRowIsSaidAndTheRestIsShown() throws IOException {
        Files.writeString(folder.resolve("exports/journal-2026.csv"),
                "8,1,02/30/2026,1000,No such day,1.00,\n8,2,02/28/2026,9999,No such account,,1.00\n",
                StandardOpenOption.APPEND);
        Run run = shown("out");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("journal-2026.csv, line 16", "02/30/2026", "journal-2026.csv, line 17", "9999")
                .doesNotContain("\tat ");
    }

    @Test
    void aConfigurationThatIsNotThereIsSaid() {
        Run run = Run.of("company", "--check", "--config", folder.resolve("none.yaml").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("none.yaml: there is no such file").doesNotContain("\tat ");
    }

    @Test
    void aDeletionThatIsNotHeldIsSaidAndNothingIsLoaded() {
        Run run = company("--headless", "--no-pictures", "--out", folder.resolve("out").toString(),
                "--approve-deletions", "7");
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("No deletion is held under number 7.").doesNotContain("rows read", "\tat ");
    }

    private List<String> states(String out) throws IOException {
        JsonNode totals = new ObjectMapper().readTree(folder.resolve(out).resolve("control-totals.json").toFile());
        List<String> states = new ArrayList<>();
        totals.path("checks")
                .forEach(check -> states.add(check.path("check").asText() + " " + check.path("state").asText()));
        return states;
    }
}
