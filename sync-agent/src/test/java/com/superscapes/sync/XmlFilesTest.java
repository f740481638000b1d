package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XML by a mapping: elements by path, attributes, what encloses a row, and everything that can be wrong with them. */
class XmlFilesTest extends OneWarehouseTest {

    private static final String MAPPING = """
            version: 1
            source: xml
            company: {code: SUP, name: "Test Landscaping", currency: USD, fiscalYearStart: 1, timeZone: America/Chicago}
            files:
              - match: "*.xml"
                content: journal
                format: {kind: xml, rows: ledger/journal/entry/line}
                columns:
                  entry: ../@no
                  line: "@no"
                  date: ../head/date
                  account: account/@code
                  debit: debit
                  credit: credit
                  description: text
                  module: ../../name
            """;
    private static final String GOOD = """
            <g:ledger xmlns:g="urn:a" xmlns="urn:b"><journal><unused><name>no</name></unused><name>GL</name>
            <entry no="1"><head><date>2026-03-02</date></head>
            <line no="1"><account code="1000"/><debit>10.00</debit><text>Oak &amp; Elm</text></line>
            <g:line no="2"><account code="4000"/><credit><![CDATA[10.00]]></credit><text/></g:line>
            </entry>
            """;

    private LoadReport load(Charset encoding, String text) throws Exception {
        return loads.load(new LoadRequest(List.of(loads.file("gl.xml", encoding, text)),
                loads.file("mapping.yaml", MAPPING)));
    }

    private LoadReport load(String more) throws Exception {
        return load(StandardCharsets.UTF_8, GOOD + more);
    }

    private LoadReport entry(String line) throws Exception {
        return load("<entry no=\"2\"><head><date>2026-03-03</date></head>" + line + "</entry></journal></g:ledger>");
    }

    private void theGoodRowsAreThere() throws Exception {
        assertThat(loads.query("""
                select l.entry_id, l.line_no, l.posting_date, a.code, l.debit, l.credit, l.description, l.module
                from semantic.ledger_line l join warehouse.dim_account a using (account_key) order by 1, 2"""))
                .containsExactly(
                        "1|1|2026-03-02|1000|10.0000|0.0000|Oak & Elm|GL",
                        "1|2|2026-03-02|4000|0.0000|10.0000|null|GL");
    }

    @Test
    void elementsAttributesAndWhatEnclosesThemAreReadByPath() throws Exception {
        assertThat(load("</journal></g:ledger>").exitCode()).isZero();
        theGoodRowsAreThere();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "<line no='1'><account code='1000'/><debit>1.234,50</debit></line> ~ 6 debit bad-amount",
            "<line no='1'><debit>1</debit></line> ~ 6 account/@code missing-value",
            "<line no='1'><account code='1000'/></line> ~ 6 debit missing-value",
            "<line no='1'><account code='1000'/><debit><value>1</value></debit></line> ~ 6 debit wrong-type",
            "<line no='1'><account code='1000'/><debit>1</debit><debit>2</debit></line> ~ 6 debit duplicate-field"})
    void anElementThatCannotBeReadRejectsItselfAlone(String line, String reject) throws Exception {
        LoadReport report = entry(line);
        assertThat(rejects(report)).containsExactly(reject);
        theGoodRowsAreThere();
    }

    @Test
    void aTruncatedFileKeepsTheRowsBefore() throws Exception {
        assertThat(rejects(load("<entry no=\"2\"><head><date>2026"))).containsExactly("6 null broken-xml");
        theGoodRowsAreThere();
    }

    @Test
    void aValueAfterTheRowsThatNeedItEndsTheFile() throws Exception {
        LoadReport report = entry("<line no='1'><account code='1000'/><debit>1</debit></line><head/>");
        assertThat(rejects(report)).containsExactly("6 head late-field");
    }

    @Test
    void anEntityBombIsRefusedUnread() throws Exception {
        LoadReport report = load(StandardCharsets.UTF_8, """
                <!DOCTYPE ledger [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <ledger><journal><name>&b;</name></journal></ledger>
                """);
        assertThat(rejects(report)).containsExactly("1 DOCTYPE dtd-refused");
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void anEntityThatNobodyDefinedEndsTheFile() throws Exception {
        assertThat(rejects(entry("<line no='1'><account code='1000'/><debit>&x;</debit></line>")))
                .containsExactly("6 null broken-xml");
        theGoodRowsAreThere();
    }

    @Test
    void aPathThatIsNotThereNamesTheRoot() throws Exception {
        LoadReport report = load(StandardCharsets.UTF_8, "<books><journal/></books>");
        assertThat(rejects(report)).containsExactly("1 rows missing-rows");
        assertThat(report.files().getFirst().rejects().getFirst().reason()).contains("its root is books");
    }

    @Test
    void utf16WithAByteOrderMarkIsRead() throws Exception {
        assertThat(load(StandardCharsets.UTF_16, GOOD + "</journal></g:ledger>").exitCode()).isZero();
        theGoodRowsAreThere();
    }
}
