package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worked examples of docs/mapping.md are files, printed there word for word, and load without a complaint. */
class DocExamplesTest extends OneWarehouseTest {

    private static final Path DOCS = Path.of("..", "docs");

    private static List<Path> files(String example) throws Exception {
        try (Stream<Path> files = Files.list(DOCS.resolve("examples").resolve(example))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "json-lines", "xml", "audit-data-standard"})
    void anExampleLoadsAsItIsPrinted(String example) throws Exception {
        String printed = Files.readString(DOCS.resolve("mapping.md"));
        for (Path file : files(example)) {
            assertThat(printed).contains(Files.readString(file));
        }
        LoadReport report = loads
                .load(new LoadRequest(List.of(DOCS.resolve("examples").resolve(example)), null));
        assertThat(report.exitCode()).isZero();
        assertThat(loads.query("""
                select l.posting_date, a.code, l.debit - l.credit from semantic.ledger_line l
                join warehouse.dim_account a using (account_key) order by 1, 2""")).containsExactly(
                "2026-03-02|1200|1850.0000", "2026-03-02|4100|-1850.0000", "2026-03-05|2000|-412.3500",
                "2026-03-05|5100|412.3500");
    }
}
