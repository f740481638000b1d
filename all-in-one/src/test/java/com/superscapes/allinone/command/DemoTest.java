package com.superscapes.allinone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    private Path folder;

    @Test
    void theDemoTiesAndASecondStartKeepsItsData() throws IOException {
        var first = demo("first", "--lines", "5000");
        assertThat(first.exitCode()).as(first.err()).isZero();
        var second = demo("second");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.err()).contains("nothing was written");
        var totals = new ObjectMapper().readTree(folder.resolve("second/control-totals.json").toFile());
        assertThat(totals.path("checks").findValuesAsText("state")).isNotEmpty().contains("tied")
                .doesNotContain("broken");
        assertThat(Files.readString(folder.resolve("first/trial-balance.csv")))
                .isEqualTo(Files.readString(folder.resolve("second/trial-balance.csv")));
    }

    private Run demo(String out, String... more) {
        var arguments = new java.util.ArrayList<>(java.util.List.of("demo", "--headless", "--no-pictures", "--data",
                folder.resolve("data").toString(), "--out", folder.resolve(out).toString()));
        arguments.addAll(java.util.List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }
}
