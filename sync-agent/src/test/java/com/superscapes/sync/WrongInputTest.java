package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each wrong input ends with file, line, field and reason, keeps the good rows and leaves nothing half-loaded. */
class WrongInputTest extends OneWarehouseTest {

    private static final String HEADER = "entry,line,date,account,debit,credit,description";
    private static final String[] GOOD = {HEADER, "1,1,2026-03-02,1000,10.00,,Cash sale",
            "1,2,2026-03-02,4000,,10.00,Cash sale"};

    private Path journal(String... more) throws Exception {
        List<String> lines = new java.util.ArrayList<>(List.of(GOOD));
        lines.addAll(List.of(more));
        return loads.file("journal.csv", lines.toArray(String[]::new));
    }

    private static void listed(LoadReport report, String file, Long line, String field, String code) {
        assertThat(report.files().stream().flatMap(loaded -> loaded.rejects().stream())).anySatisfy(reject -> {
            assertThat(reject.file()).isEqualTo(file);
            assertThat(reject.line()).isEqualTo(line);
            assertThat(reject.field()).isEqualTo(field);
            assertThat(reject.code()).isEqualTo(code);
            assertThat(reject.reason()).isNotBlank().doesNotContain("Exception");
        });
    }

    private void keptTheGoodRows(LoadReport report) throws Exception {
        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(loads.number("select count(*) from semantic.ledger_line")).isEqualTo(2);
    }

    private void loadedNothing(LoadReport report) throws Exception {
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(loads.number("select published_batch from ops.publication")).isZero();
        assertThat(loads.number("select count(*) from warehouse.fact_transaction")).isZero();
        assertThat(loads.number("select count(*) from ops.batch where state in ('loading', 'failed')")).isZero();
    }

    @Test
    void aGoodJournalLoadsWithoutComplaint() throws Exception {
        LoadReport report = loads.load(journal());
        assertThat(report.exitCode()).isZero();
        assertThat(loads.number("select count(*) from semantic.ledger_line")).isEqualTo(2);
    }

    @Test
    void anAmountThatIsHalfANumberRejectsItsRow() throws Exception {
        LoadReport report = loads.load(journal("2,1,2026-03-03,1000,\"1.234,5x\",,Bad"));
        listed(report, "journal.csv", 4L, "debit", "bad-amount");
        keptTheGoodRows(report);
    }

    @Test
    void aDateInTheYear2206RejectsItsRow() throws Exception {
        LoadReport report = loads.load(journal("2,1,2206-03-03,1000,5.00,,Bad"));
        listed(report, "journal.csv", 4L, "date", "date-out-of-range");
        keptTheGoodRows(report);
    }

    @Test
    void aDayThatDoesNotExistRejectsItsRow() throws Exception {
        LoadReport report = loads.load(journal("2,1,2026-02-30,1000,5.00,,Bad"));
        listed(report, "journal.csv", 4L, "date", "bad-date");
        keptTheGoodRows(report);
    }

    @Test
    void bytesOfAnotherEncodingRejectTheirRowAndAreNotReplaced() throws Exception {
        String text = String.join("\n", GOOD) + "\n2,1,2026-03-03,1000,5.00,,Bl\u00e5b\u00e6r\n";
        LoadReport report = loads.load(loads.file("journal.csv", StandardCharsets.ISO_8859_1, text));
        listed(report, "journal.csv", 4L, "description", "malformed-text");
        keptTheGoodRows(report);
    }

    @Test
    void anUnknownAccountRejectsItsRowWhenAChartIsGiven() throws Exception {
        Path chart = loads.file("accounts.csv", "account,name,type", "1000,Cash,asset", "4000,Sales,revenue");
        LoadReport report = loads.load(chart, journal("2,1,2026-03-03,9999,5.00,,Bad"));
        listed(report, "journal.csv", 4L, "account", "unknown-account");
        keptTheGoodRows(report);
    }

    @Test
    void anAccountIsUnmappedWhenNoChartIsGiven() throws Exception {
        loads.load(journal("2,1,2026-03-03,9999,5.00,5.00,Fine"));
        assertThat(loads.query("select distinct account_type from warehouse.dim_account")).containsExactly("unmapped");
    }

    @Test
    void aRowWithAFieldMissingIsRejected() throws Exception {
        LoadReport report = loads.load(journal("2,1,2026-03-03,1000"));
        listed(report, "journal.csv", 4L, null, "wrong-field-count");
        keptTheGoodRows(report);
    }

    @Test
    void aColumnThatTheMappingNamesAndTheFileLacksIsNamed() throws Exception {
        Path mapping = loads.file("m.yaml", "version: 1", "source: s", "files:", "  - match: journal.csv",
                "    content: journal", "    columns: {date: date, account: konto, debit: debit, credit: credit}");
        LoadReport report = loads.load(new LoadRequest(List.of(journal()), mapping));
        listed(report, "journal.csv", 1L, "konto", "missing-column");
        loadedNothing(report);
    }

    @Test
    void anUnknownKeyOfAMappingNamesItsLineAndTheNearestKey() throws Exception {
        Path mapping = loads.file("m.yaml", "version: 1", "source: s", "files:", "  - match: journal.csv",
                "    content: journal", "    colums: {date: date}");
        LoadReport report = loads.load(new LoadRequest(List.of(journal()), mapping));
        listed(report, "m.yaml", 6L, null, "bad-mapping");
        assertThat(report.files().getFirst().rejects().getFirst().reason()).contains("'colums'").contains("'columns'");
        loadedNothing(report);
    }

    @Test
    void columnsThatSayNothingNameTheMapping() throws Exception {
        LoadReport report = loads.load(loads.file("x.csv", "foo,bar", "1,2"));
        listed(report, "x.csv", 1L, null, "not-recognized");
        assertThat(report.files().getFirst().rejects().getFirst().reason()).contains("--mapping")
                .contains("docs/mapping.md");
        loadedNothing(report);
    }

    @Test
    void anEmptyFileIsNamedAndTheOthersAreLoaded() throws Exception {
        LoadReport report = loads.load(Files.createFile(folder.resolve("empty.csv")), journal());
        listed(report, "empty.csv", 1L, null, "empty-file");
        keptTheGoodRows(report);
    }

    @Test
    void aFolderWithoutAMappingIsNamed() throws Exception {
        LoadReport report = loads.load(Files.createDirectory(folder.resolve("export")));
        listed(report, "export", null, null, "is-directory");
        loadedNothing(report);
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        LoadReport report = loads.load(folder.resolve("nowhere.csv"));
        listed(report, "nowhere.csv", null, null, "not-found");
        loadedNothing(report);
    }

    @Test
    void anUnbalancedEntryIsKeptAndBreaksT1() throws Exception {
        LoadReport report = loads.load(journal("2,1,2026-03-03,1000,5.00,,Half"));
        assertThat(report.exitCode()).isEqualTo(2);
        CheckReport t1 = report.checks().stream().filter(check -> check.code().equals("T1")).findFirst().orElseThrow();
        assertThat(t1.state()).isEqualTo("broken");
        assertThat(t1.items()).contains("\"entry\": \"2\"").contains("5.00");
        assertThat(loads.number("select count(*) from semantic.ledger_line")).isEqualTo(3);
    }

    @Test
    void theRowsBeforeAQuoteThatIsNeverClosedAreKept() throws Exception {
        LoadReport report = loads.load(journal("2,1,2026-03-03,1000,5.00,,\"never closed"));
        assertThat(report.files().getFirst().unreadable()).isTrue();
        listed(report, "journal.csv", 4L, null, "broken-csv");
        keptTheGoodRows(report);
    }

    @Test
    void theRowsBeforeTheEndOfATruncatedXmlAreKept() throws Exception {
        String whole = saft("", "");
        Path file = loads.file("cut.xml", StandardCharsets.UTF_8, whole.substring(0, whole.indexOf("</Transaction>")));
        LoadReport report = loads.load(file);
        assertThat(report.files().getFirst().unreadable()).isTrue();
        assertThat(report.files().getFirst().rejects().getFirst().code()).isEqualTo("broken-xml");
        assertThat(report.files().getFirst().rejects().getFirst().line()).isPositive();
        keptTheGoodRows(report);
    }

    @Test
    void aDocumentTypeDefinitionIsRefused() throws Exception {
        String bomb = "<!DOCTYPE AuditFile [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        LoadReport report = loads.load(loads.file("bomb.xml", StandardCharsets.UTF_8, saft(bomb, "&b;")));
        assertThat(report.files().getFirst().rejects().getFirst().code()).isEqualTo("dtd-refused");
        loadedNothing(report);
    }

    @Test
    void anExternalEntityIsRefusedAndNotRead() throws Exception {
        Path secret = loads.file("secret.txt", "very secret");
        String outside = "<!DOCTYPE AuditFile [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
        LoadReport report = loads.load(loads.file("xxe.xml", StandardCharsets.UTF_8, saft(outside, "&x;")));
        assertThat(report.toString()).doesNotContain("very secret");
        loadedNothing(report);
    }

    @Test
    void xmlThatIsNoSaftIsNamed() throws Exception {
        LoadReport report = loads.load(loads.file("x.xml", "<html><body/></html>"));
        listed(report, "x.xml", 1L, "html", "not-saft");
        loadedNothing(report);
    }

    @Test
    void oneKeyTwiceInAFileKeepsTheLastAndListsTheFirst() throws Exception {
        LoadReport report = loads.load(journal("1,2,2026-03-02,4000,,10.00,Again"));
        listed(report, "journal.csv", 3L, null, "duplicate-key");
        keptTheGoodRows(report);
        assertThat(loads.query("select description from semantic.ledger_line where credit > 0"))
                .containsExactly("Again");
    }

    @Test
    void oneKeyTwiceIsTheSameWhateverTheSlices() throws Exception {
        LoadReport report = loads.load(Loads.inSlices(1, journal("1,2,2026-03-02,4000,,10.00,Again")));
        listed(report, "journal.csv", 3L, null, "duplicate-key");
        keptTheGoodRows(report);
        assertThat(report.files().getFirst().rowsLoaded()).isEqualTo(2);
    }

    @Test
    void aSaftFileWhoseLinesDoNotAddUpToItsOwnTotalsIsListed() throws Exception {
        String wrong = saft("", "").replace("<GeneralLedgerEntries>",
                "<GeneralLedgerEntries><TotalDebit>11.00</TotalDebit><TotalCredit>10.00</TotalCredit>");
        LoadReport report = loads.load(loads.file("totals.xml", wrong));
        listed(report, "totals.xml", null, "TotalDebit, TotalCredit", "control-total");
        keptTheGoodRows(report);
    }

    private static String saft(String doctype, String description) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + doctype + """
                <AuditFile xmlns="urn:StandardAuditFile-Taxation-Financial:NO">
                <Header><AuditFileCountry>NO</AuditFileCountry><Company><RegistrationNumber>1</RegistrationNumber><Name>N</Name></Company>
                <DefaultCurrencyCode>NOK</DefaultCurrencyCode></Header>
                <MasterFiles><GeneralLedgerAccounts>
                <Account><AccountID>1920</AccountID><AccountDescription>Bank</AccountDescription></Account>
                <Account><AccountID>3000</AccountID><AccountDescription>Salg</AccountDescription></Account>
                </GeneralLedgerAccounts></MasterFiles>
                <GeneralLedgerEntries><Journal><JournalID>J</JournalID>
                <Transaction><TransactionID>1</TransactionID><TransactionDate>2026-03-02</TransactionDate><Description>%s</Description>
                <Line><RecordID>1</RecordID><AccountID>1920</AccountID><DebitAmount><Amount>10</Amount></DebitAmount></Line>
                <Line><RecordID>2</RecordID><AccountID>3000</AccountID><CreditAmount><Amount>10</Amount></CreditAmount></Line>
                </Transaction></Journal></GeneralLedgerEntries></AuditFile>
                """.formatted(description);
    }
}
