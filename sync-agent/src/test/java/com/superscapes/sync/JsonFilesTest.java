package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON and JSON Lines by a mapping: nested values, lists in lists, and everything that can be wrong with them. */
class JsonFilesTest extends OneWarehouseTest {

    private static final String COMPANY = """
            version: 1
            source: json
            company: {code: SUP, name: "Test Landscaping", currency: USD, fiscalYearStart: 1, timeZone: America/Chicago}
            """;
    private static final String LINES = COMPANY + """
            files:
              - match: "*.json*"
                content: journal
                format: {kind: json-lines}
                columns: {entry: head.no, line: line, date: head.date, account: account, debit: debit, credit: credit, description: text}
            """;
    private static final String NESTED = COMPANY + """
            files:
              - match: "*.json"
                content: journal
                format: {kind: json, rows: "data.entries[].lines[]"}
                columns: {entry: ../no, line: line, date: ../date, account: account, debit: debit, credit: credit, description: text, module: ../../../ledger}
            """;
    private static final String GOOD_1 = """
            {"head":{"no":"1","date":"2026-03-02"},"line":1,"account":"1000","debit":10.00,"credit":null,"text":"Cash sale"}""";
    private static final String GOOD_2 = """
            {"head":{"no":"1","date":"2026-03-02"},"line":2,"account":"4000","credit":10.00,"text":"Cash sale"}""";

    private LoadReport load(String mapping, Path file) throws Exception {
        return loads.load(new LoadRequest(List.of(file), loads.file("mapping.yaml", mapping)));
    }

    private LoadReport lines(String... more) throws Exception {
        return load(LINES, loads.file("gl.jsonl", String.join("\n", GOOD_1, GOOD_2, String.join("\n", more))));
    }

    private List<String> ledger() throws Exception {
        return loads.query(
                """
                        select l.entry_id, l.line_no, l.posting_date, a.code, l.debit, l.credit, l.description
                        from semantic.ledger_line l join warehouse.dim_account a using (account_key) order by 1, 2""");
    }

    private void theGoodRowsAreThere() throws Exception {
        assertThat(ledger()).containsExactly("1|1|2026-03-02|1000|10.0000|0.0000|Cash sale",
                "1|2|2026-03-02|4000|0.0000|10.0000|Cash sale");
    }

    @Test
    void aRecordALineIsReadByNestedPaths() throws Exception {
        assertThat(lines().exitCode()).isZero();
        theGoodRowsAreThere();
    }

    @Test
    void linesInsideEntriesCarryTheirEntrysValuesWhereverTheseStand() throws Exception {
        Path file = loads.file("gl.json", """
                {"ledger": "GL", "unused": [1, {"deep": []}], "data": {"entries": [
                  {"no": 7, "date": "2026-03-02", "lines": [{"line": 1, "account": 1000, "debit": 0.10}, {"line": 2, "account": 4000, "credit": 1e-1}]},
                  {"lines": {"line": 1, "account": "1000", "debit": "5", "credit": "5"}, "no": 8, "date": "2026-03-03"},
                  {"no": 9, "date": "2026-03-04", "lines": []}, {"no": 10, "date": "2026-03-04"}
                ]}}""");
        LoadReport report = load(NESTED, file);
        assertThat(rejects(report)).isEmpty();
        assertThat(loads.query("""
                select l.entry_id, l.line_no, a.code, l.debit, l.credit, l.module
                from semantic.ledger_line l join warehouse.dim_account a using (account_key) order by 1, 2"""))
                .containsExactly("7|1|1000|0.1000|0.0000|GL", "7|2|4000|0.0000|0.1000|GL", "8|1|1000|5.0000|5.0000|GL");
        assertThat(report.notes()).anySatisfy(note -> assertThat(note).contains("gl.json").contains("'text'"));
    }

    @Test
    void amountsKeepEveryDigitThatADoubleWouldLose() throws Exception {
        lines("{\"head\":{\"no\":2,\"date\":\"2026-03-02\"},\"line\":1,\"account\":\"1000\",\"debit\":12345678901234.5678}",
                "{\"head\":{\"no\":2,\"date\":\"2026-03-02\"},\"line\":2,\"account\":\"4000\",\"credit\":\"12345678901234.5678\"}");
        assertThat(ledger()).contains("2|1|2026-03-02|1000|12345678901234.5678|0.0000|null",
                "2|2|2026-03-02|4000|0.0000|12345678901234.5678|null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "{\"head\":{\"no\":2,\"date\":\"2026-03-02\"},\"line\":1,\"account\":\"1000\",\"debit\":1e400} ~ 3 debit bad-amount",
            "{\"head\":{\"no\":2,\"date\":\"2026-03-02\"},\"line\":1,\"account\":\"1000\",\"debit\":123456789012345} ~ 3 debit amount-out-of-range",
            "{\"head\":{\"no\":2,\"date\":\"2026-03-02\"},\"line\":1,\"account\":\"1000\",\"debit\":true} ~ 3 debit bad-amount",
            "{\"head\":{\"no\":2,\"date\":\"2026-03-02\"},\"line\":1,\"account\":\"1000\",\"debit\":{\"value\":5}} ~ 3 debit wrong-type",
            "{\"head\":{\"no\":2,\"date\":\"2026-03-02\"},\"line\":1,\"account\":\"1000\",\"debit\":[5]} ~ 3 debit wrong-type",
            "{\"head\":{\"no\":2,\"date\":\"2026-03-02\"},\"line\":1,\"account\":\"1000\",\"debit\":null} ~ 3 debit missing-value",
            "{\"head\":\"2026-03-02\",\"line\":1,\"account\":\"1000\",\"debit\":5} ~ 3 head.date missing-value",
            "{\"head\":{\"no\":2,\"date\":\"2026-03-02\"},\"line\":1,\"account\":\"1000\",\"debit\":5,\"debit\":6} ~ 3 debit duplicate-field",
            "{\"head\":{\"no\":2,\"date\":\"2026-03-02\"},\"line\":1,\"debit\":5} ~ 3 account missing-value",
            "[1,2] ~ 3 null wrong-type", "{\"head\": ~ 3 null broken-json", "{} trailing ~ 3 null broken-json",
            "not json ~ 3 null broken-json"})
    void aRecordThatCannotBeReadRejectsItselfAlone(String record, String reject) throws Exception {
        LoadReport report = lines(record);
        assertThat(rejects(report)).containsExactly(reject);
        assertThat(report.exitCode()).isEqualTo(2);
        theGoodRowsAreThere();
    }

    @Test
    void aLastLineThatIsCutOffEndsTheFile() throws Exception {
        Path file = loads.file("gl.jsonl", StandardCharsets.UTF_8, GOOD_1 + "\n" + GOOD_2 + "\n{\"head\":{\"no\"");
        LoadReport report = load(LINES, file);
        assertThat(rejects(report)).containsExactly("3 null broken-json");
        assertThat(report.files().getFirst().rejects().getFirst().reason()).contains("cut off");
        theGoodRowsAreThere();
    }

    @Test
    void aListThatIsCutOffKeepsTheRowsBefore() throws Exception {
        String list = LINES.replace("json-lines", "json");
        LoadReport report = load(list,
                loads.file("gl.json", StandardCharsets.UTF_8, "[" + GOOD_1 + ",\n" + GOOD_2 + ",\n{\"head\":"));
        assertThat(rejects(report)).containsExactly("3 null broken-json");
        theGoodRowsAreThere();
    }

    @Test
    void aListAndAFileOfLinesAreToldApart() throws Exception {
        LoadReport asLines = load(LINES, loads.file("gl.json", "[", GOOD_1, "]"));
        assertThat(asLines.exitCode()).isEqualTo(1);
        assertThat(asLines.files().getFirst().rejects().getFirst().reason()).contains("its kind is json");
        LoadReport asList = load(LINES.replace("json-lines", "json"), loads.file("gl.json", GOOD_1, GOOD_2));
        assertThat(rejects(asList)).containsExactly("1 rows missing-rows");
    }

    @ParameterizedTest
    @CsvSource({"json", "json-lines"})
    void aFileWithoutRecordsIsEmpty(String kind) throws Exception {
        LoadReport report = load(LINES.replace("json-lines", kind), loads.file("gl.json", " ", ""));
        assertThat(report.files().getFirst().rejects()).extracting(RejectedRow::code).containsExactly("empty-file");
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void aPathThatIsNotThereNamesWhatIs() throws Exception {
        LoadReport report = load(NESTED, loads.file("gl.json", "{\"data\": {\"rows\": []}, \"meta\": 1}"));
        assertThat(rejects(report)).containsExactly("1 rows missing-rows");
        assertThat(report.files().getFirst().rejects().getFirst().reason()).contains("data, meta");
    }

    @Test
    void aValueAfterTheRowsThatNeedItEndsTheFile() throws Exception {
        LoadReport report = load(NESTED, loads.file("gl.json", """
                {"data": {"entries": [{"no": 1, "date": "2026-03-02", "lines": [{"line": 1, "account": "1000", "debit": 1}]}]},
                "ledger": "GL"}"""));
        assertThat(rejects(report)).containsExactly("2 ledger late-field");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkTellsTheEncoding(String encoding) throws Exception {
        String text = "\ufeff" + GOOD_1.replace("Cash sale", "Bøker, 100 €") + "\n" + GOOD_2 + "\n";
        Path file = Files.write(folder.resolve("gl.jsonl"), text.getBytes(encoding));
        assertThat(load(LINES, file).exitCode()).isZero();
        assertThat(ledger()).contains("1|1|2026-03-02|1000|10.0000|0.0000|Bøker, 100 €");
    }

    @Test
    void bytesOfAnotherEncodingRejectTheirRow() throws Exception {
        Path file = loads.file("gl.jsonl", StandardCharsets.ISO_8859_1,
                GOOD_1 + "\n" + GOOD_2 + "\n" + GOOD_1.replace("Cash sale", "Bøker") + "\n");
        assertThat(rejects(load(LINES, file))).containsExactly("3 text malformed-text");
    }

    @Test
    void aKilledLoadResumesAtTheRowWhereItWas() throws Exception {
        Path mapping = loads.file("mapping.yaml", LINES);
        Path file = loads.file("gl.jsonl", GOOD_1, GOOD_2, "nonsense", GOOD_1.replace("\"1\"", "\"2\""),
                GOOD_2.replace("\"1\"", "\"2\""));
        LoadReport report = loads.load(new LoadRequest(List.of(file), mapping, 1, java.time.Duration.ZERO));
        assertThat(rejects(report)).containsExactly("3 null broken-json");
        assertThat(ledger()).hasSize(4);
    }

    @Test
    void aMappingThatDoesNotFitItsKindIsRefusedWithItsLine() throws Exception {
        Path file = loads.file("gl.jsonl", GOOD_1);
        for (String wrong : List.of("{kind: jsn}", "{kind: csv, rows: data}", "{kind: xml}",
                "{kind: json, header: false}")) {
            LoadReport report = load(LINES.replace("{kind: json-lines}", wrong), file);
            assertThat(report.exitCode()).isEqualTo(1);
            assertThat(report.files().stream().flatMap(refused -> refused.rejects().stream())).singleElement()
                    .satisfies(reject -> {
                        assertThat(reject.code()).isEqualTo("bad-mapping");
                        assertThat(reject.line()).isEqualTo(7L);
                    });
        }
    }
}
