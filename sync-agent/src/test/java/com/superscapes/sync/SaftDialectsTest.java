package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same small books in each version of the Norwegian dialect, and a year with its closing in the Portuguese one. */
class SaftDialectsTest extends OneWarehouseTest {

    private static final String LEDGER = """
            select l.entry_id, a.code, l.period_key, l.entry_kind, l.debit, l.credit
            from semantic.ledger_line l join warehouse.dim_account a using (account_key) order by l.file_line
            """;
    private static final String PARTIES = """
            select a.code, c.name, v.name from warehouse.fact_transaction f join warehouse.dim_account a using (account_key)
            left join warehouse.dim_customer c on c.customer_key = f.customer_key and c.customer_key > 0
            left join warehouse.dim_vendor v on v.vendor_key = f.vendor_key and v.vendor_key > 0
            where f.batch_to is null order by f.file_line
            """;

    private LoadReport load(String xml) throws Exception {
        return loads.load(loads.file("books.xml", StandardCharsets.UTF_8, xml));
    }

    private static String norwegian(String version) {
        boolean grouped = version.equals("1.30");
        String prefix = version.equals("1.20") ? "n1:" : "";
        String selection = version.equals("1.10")
                ? "<SelectionStartDate>2025-01-01</SelectionStartDate><SelectionEndDate>2025-01-31</SelectionEndDate>"
                : "<PeriodStart>1</PeriodStart><PeriodStartYear>2025</PeriodStartYear><PeriodEnd>1</PeriodEnd><PeriodEndYear>2025</PeriodEndYear>";
        String plain = """
                <?xml version="1.0" encoding="UTF-8"?>
                <AuditFile XMLNS="urn:StandardAuditFile-Taxation-Financial:NO">
                <Header><AuditFileVersion>VERSION</AuditFileVersion><AuditFileCountry>NO</AuditFileCountry>
                <Company><RegistrationNumber>987654325</RegistrationNumber><Name>Fjell Hage AS</Name></Company>
                <DefaultCurrencyCode>NOK</DefaultCurrencyCode><SelectionCriteria>SELECTION</SelectionCriteria></Header>
                <MasterFiles><GeneralLedgerAccounts>
                <Account><AccountID>B-1</AccountID><AccountDescription>Bank</AccountDescription>STANDARD-1920<AccountType>GL</AccountType><OpeningDebitBalance>500.00</OpeningDebitBalance><ClosingDebitBalance>420.00</ClosingDebitBalance></Account>
                <Account><AccountID>K-1</AccountID><AccountDescription>Kundefordringer</AccountDescription>STANDARD-1500<AccountType>GL</AccountType><OpeningDebitBalance>0.00</OpeningDebitBalance><ClosingDebitBalance>125.50</ClosingDebitBalance></Account>
                <Account><AccountID>E-1</AccountID><AccountDescription>Egenkapital</AccountDescription>STANDARD-2000<AccountType>GL</AccountType><OpeningCreditBalance>500.00</OpeningCreditBalance><ClosingCreditBalance>500.00</ClosingCreditBalance></Account>
                <Account><AccountID>S-1</AccountID><AccountDescription>Salg</AccountDescription>STANDARD-3000<AccountType>GL</AccountType><OpeningCreditBalance>0.00</OpeningCreditBalance><ClosingCreditBalance>125.50</ClosingCreditBalance></Account>
                <Account><AccountID>V-1</AccountID><AccountDescription>Varekjøp</AccountDescription>STANDARD-4300<AccountType>GL</AccountType><OpeningDebitBalance>0.00</OpeningDebitBalance><ClosingDebitBalance>80.00</ClosingDebitBalance></Account>
                </GeneralLedgerAccounts>
                <Customers><Customer><Name>Eikeparken borettslag</Name><CustomerID>C9</CustomerID>BALANCE</Customer></Customers>
                <Suppliers><Supplier><Name>Planteskolen</Name><SupplierID>L4</SupplierID></Supplier></Suppliers></MasterFiles>
                <GeneralLedgerEntries><NumberOfEntries>2</NumberOfEntries><TotalDebit>205.50</TotalDebit><TotalCredit>205.50</TotalCredit>
                <Journal><JournalID>GL</JournalID><Description>Hovedbok</Description><Type>GL</Type>
                <Transaction><TransactionID>1</TransactionID><Period>1</Period><PeriodYear>2025</PeriodYear><TransactionDate>2025-01-15</TransactionDate><Description>Faktura</Description><SystemEntryDate>2025-01-16</SystemEntryDate><GLPostingDate>2025-01-16</GLPostingDate>
                <Line><RecordID>1</RecordID><AccountID>K-1</AccountID><CustomerID>C9</CustomerID><Description>Faktura</Description><DebitAmount><Amount>125.50</Amount></DebitAmount></Line>
                <Line><RecordID>2</RecordID><AccountID>S-1</AccountID><Description>Faktura</Description><CreditAmount><Amount>125.50</Amount></CreditAmount></Line></Transaction>
                <Transaction><TransactionID>2</TransactionID><Period>1</Period><PeriodYear>2025</PeriodYear><TransactionDate>2025-01-20</TransactionDate><Description>Planter</Description>
                <Line><RecordID>1</RecordID><AccountID>V-1</AccountID><SupplierID>L4</SupplierID><Description>Planter</Description><DebitAmount><Amount>80.00</Amount></DebitAmount></Line>
                <Line><RecordID>2</RecordID><AccountID>B-1</AccountID><Description>Planter</Description><CreditAmount><Amount>80.00</Amount></CreditAmount></Line></Transaction>
                </Journal></GeneralLedgerEntries></AuditFile>
                """
                .replace("VERSION", version).replace("SELECTION", selection)
                .replaceAll("STANDARD-(\\d{2})(\\d{2})", grouped
                        ? "<GroupingCategory>RF-1167</GroupingCategory><GroupingCode>$1$2</GroupingCode>"
                        : "<StandardAccountID>$1</StandardAccountID>")
                .replace("BALANCE", grouped
                        ? "<BalanceAccountStructure><BalanceAccount><AccountID>K-1</AccountID><ClosingDebitBalance>125.50</ClosingDebitBalance></BalanceAccount></BalanceAccountStructure>"
                        : "<AccountID>K-1</AccountID><ClosingDebitBalance>125.50</ClosingDebitBalance>");
        return plain.replaceAll("<(/?)([A-Z])", "<$1" + prefix + "$2")
                .replace("XMLNS", prefix.isEmpty() ? "xmlns" : "xmlns:n1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10", "1.20", "1.30"})
    void everyNorwegianVersionGivesTheSameBooks(String version) throws Exception {
        LoadReport report = load(norwegian(version));
        assertThat(report.files()).allSatisfy(file -> assertThat(file.rejects()).isEmpty());
        assertThat(report.files().getFirst().rowsRead()).isEqualTo(4);
        assertThat(loads.query(LEDGER)).containsExactly("2025/GL/1|K-1|202501|N|125.5000|0.0000",
                "2025/GL/1|S-1|202501|N|0.0000|125.5000", "2025/GL/2|V-1|202501|N|80.0000|0.0000",
                "2025/GL/2|B-1|202501|N|0.0000|80.0000");
        assertThat(
                loads.query("select code, statement_class from warehouse.dim_account where code like '%-1' order by 1"))
                .containsExactly("B-1|cash", "E-1|other-equity", "K-1|receivable", "S-1|revenue", "V-1|materials");
        assertThat(loads.query(PARTIES)).containsExactly("K-1|Eikeparken borettslag|null", "S-1|null|null",
                "V-1|null|Planteskolen", "B-1|null|null");
        assertThat(report.checks().stream().filter(check -> check.code().equals("A1")).map(CheckReport::state))
                .containsExactly("tied");
    }

    private static String transaction(String id, int period, String type, String party, String debit, String credit,
            String amount) {
        return """
                <Transaction><TransactionID>2025-12-31 %s</TransactionID><Period>%d</Period><TransactionDate>2025-12-31</TransactionDate><SourceID>ana</SourceID><Description>Lançamento</Description><DocArchivalNumber>A%s</DocArchivalNumber><TransactionType>%s</TransactionType><GLPostingDate>2026-01-10</GLPostingDate>%s
                <Lines><DebitLine><RecordID>1</RecordID><AccountID>%s</AccountID><SourceDocumentID>FT 1</SourceDocumentID><SystemEntryDate>2026-01-10T09:30:00</SystemEntryDate><Description>Débito</Description><DebitAmount>%s</DebitAmount></DebitLine>
                <CreditLine><RecordID>2</RecordID><AccountID>%s</AccountID><SystemEntryDate>2026-01-10T09:30:00</SystemEntryDate><Description>Crédito</Description><CreditAmount>%s</CreditAmount></CreditLine></Lines></Transaction>
                """
                .formatted(id, period, id, type, party, debit, amount, credit, amount);
    }

    private static String account(String id, String category, String parent, String opening, String closing) {
        return "<Account><AccountID>" + id + "</AccountID><AccountDescription>Conta " + id + "</AccountDescription>"
                + balance("Opening", opening) + balance("Closing", closing) + "<GroupingCategory>" + category
                + "</GroupingCategory>" + (parent.isEmpty() ? "" : "<GroupingCode>" + parent + "</GroupingCode>")
                + "<TaxonomyCode>1</TaxonomyCode></Account>\n";
    }

    private static String balance(String when, String amount) {
        boolean credit = amount.startsWith("-");
        return "<" + when + "DebitBalance>" + (credit ? "0.00" : amount) + "</" + when + "DebitBalance><" + when
                + "CreditBalance>" + (credit ? amount.substring(1) : "0.00") + "</" + when + "CreditBalance>";
    }

    private static String portuguese(String basis, String totals) {
        return """
                <?xml version="1.0" encoding="windows-1252"?>
                <AuditFile xmlns="urn:OECD:StandardAuditFile-Tax:PT_1.04_01"><Header><AuditFileVersion>1.04_01</AuditFileVersion><CompanyID>501964843</CompanyID><TaxRegistrationNumber>501964843</TaxRegistrationNumber><TaxAccountingBasis>%s</TaxAccountingBasis><CompanyName>Jardins do Tejo, Lda</CompanyName><FiscalYear>2025</FiscalYear><StartDate>2025-01-01</StartDate><EndDate>2025-12-31</EndDate><CurrencyCode>EUR</CurrencyCode></Header>
                <MasterFiles><GeneralLedgerAccounts><TaxonomyReference>S</TaxonomyReference>
                """
                .formatted(basis)
                + account("12", "GR", "", "900.00", "900.00") + account("121", "GM", "12", "900.00", "900.00")
                + account("21", "GR", "", "0.00", "100.00") + account("2111", "GM", "21", "0.00", "100.00")
                + account("43", "GR", "", "0.00", "-40.00") + account("438", "GM", "43", "0.00", "-40.00")
                + account("51", "GM", "", "-900.00", "-900.00") + account("64", "GM", "", "0.00", "0.00")
                + account("721", "GM", "", "0.00", "0.00") + account("818", "GM", "", "0.00", "-60.00")
                + account("91", "AM", "", "0.00", "40.00") + account("92", "AM", "", "0.00", "-40.00")
                + """
                        </GeneralLedgerAccounts><Customer><CustomerID>C1</CustomerID><AccountID>2111</AccountID><CustomerTaxID>999999990</CustomerTaxID><CompanyName>Câmara de Évora</CompanyName></Customer>
                        <Supplier><SupplierID>F1</SupplierID><AccountID>2211</AccountID><CompanyName>Viveiros do Sul</CompanyName></Supplier></MasterFiles>
                        """
                + "<GeneralLedgerEntries><NumberOfEntries>5</NumberOfEntries><TotalDebit>" + totals
                + "</TotalDebit><TotalCredit>" + totals
                + "</TotalCredit><Journal><JournalID>DIA</JournalID><Description>Diário</Description>\n"
                + transaction("DIA 1", 12, "N", "<CustomerID>C1</CustomerID>", "2111", "721", "100.00")
                + transaction("DIA 2", 13, "R", "", "64", "438", "40.00")
                + transaction("DIA 3", 14, "A", "", "721", "818", "100.00")
                + transaction("DIA 4", 14, "A", "", "818", "64", "40.00")
                + transaction("DIA 5", 16, "J", "", "91", "92", "40.00")
                + "</Journal></GeneralLedgerEntries></AuditFile>\n";
    }

    private LoadReport loadPortuguese(String xml) throws Exception {
        return loads.load(loads.file("saft-pt.xml", java.nio.charset.Charset.forName("windows-1252"), xml));
    }

    @Test
    void aPortugueseYearIsReadWithItsAdjustingAndClosingEntriesInPeriod13() throws Exception {
        LoadReport report = loadPortuguese(portuguese("C", "320.00"));
        assertThat(report.files()).allSatisfy(file -> assertThat(file.rejects()).isEmpty());
        assertThat(loads.query(LEDGER)).containsExactly("2025/DIA/2025-12-31 DIA 1|2111|202512|N|100.0000|0.0000",
                "2025/DIA/2025-12-31 DIA 1|721|202512|N|0.0000|100.0000",
                "2025/DIA/2025-12-31 DIA 2|64|202513|A|40.0000|0.0000",
                "2025/DIA/2025-12-31 DIA 2|438|202513|A|0.0000|40.0000",
                "2025/DIA/2025-12-31 DIA 3|721|202513|C|100.0000|0.0000",
                "2025/DIA/2025-12-31 DIA 3|818|202513|C|0.0000|100.0000",
                "2025/DIA/2025-12-31 DIA 4|818|202513|C|40.0000|0.0000",
                "2025/DIA/2025-12-31 DIA 4|64|202513|C|0.0000|40.0000",
                "2025/DIA/2025-12-31 DIA 5|91|202513|A|40.0000|0.0000",
                "2025/DIA/2025-12-31 DIA 5|92|202513|A|0.0000|40.0000");
        assertThat(loads.query(PARTIES)).startsWith("2111|Câmara de Évora|null", "721|Câmara de Évora|null",
                "64|null|null");
        assertThat(loads.query(
                "select code, statement_class, parent_code, posting from warehouse.dim_account where code in ('12', '121', '438', '818', '91') order by 1"))
                .containsExactly("12|cash|null|f", "121|cash|12|t", "438|accumulated-depreciation|43|t",
                        "818|retained-earnings|null|t", "91|statistical|null|t");
        assertThat(loads.query(
                "select distinct posted_at at time zone 'UTC', reference from semantic.ledger_line where entry_id like '%1'"))
                .containsExactly("2026-01-10 09:30:00|ADIA 1");
        assertThat(report.checks().stream().filter(check -> check.code().equals("A1")).map(CheckReport::state))
                .containsExactly("tied");
    }

    @Test
    void aTotalThatTheLinesDoNotReachIsListed() throws Exception {
        LoadReport report = loadPortuguese(portuguese("C", "320.01"));
        assertThat(report.files().getFirst().rejects()).extracting(RejectedRow::code).containsExactly("control-total");
    }

    @Test
    void aPortugueseFileOfInvoicesOnlyIsRefused() throws Exception {
        LoadReport report = loadPortuguese(portuguese("F", "320.00"));
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.files().getFirst().rejects()).extracting(RejectedRow::code).containsExactly("no-ledger");
    }

    @Test
    void aTransactionThatALaterVersionOfTheFileDoesNotHaveIsClosed() throws Exception {
        String whole = norwegian("1.30");
        load(whole);
        LoadReport report = load(whole.replaceAll("(?s)<Transaction><TransactionID>2<.*?</Transaction>", "")
                .replace("205.50", "125.50"));
        assertThat(report.files()).allSatisfy(file -> assertThat(file.rejects()).isEmpty());
        assertThat(loads.query(LEDGER)).hasSize(2);
    }
}
