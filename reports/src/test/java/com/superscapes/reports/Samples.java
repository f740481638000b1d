package com.superscapes.reports;

import com.superscapes.api.period.PeriodState;
import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.proof.Proof;
import com.superscapes.api.proof.ProofPeriod;
import com.superscapes.api.proof.SourceFile;
import com.superscapes.api.proof.TieOut;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementColumn;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.api.statement.StatementRow.Style;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Statements with figures that follow from a seed, as the server would state them. */
public final class Samples {

    public static final ReportContext CONTEXT = new ReportContext("Sample User (controller)",
            Instant.parse("2026-11-21T14:05:00Z"), ZoneId.of("America/Chicago"));

    private Samples() {
    }

    public static Report profitAndLoss() {
        return StatementReport.of(profitAndLossStatement(List.of("prior-period", "prior-year", "budget", "forecast")),
                CONTEXT);
    }

    public static Report profitAndLoss(String... comparatives) {
        return StatementReport.of(profitAndLossStatement(List.of(comparatives)), CONTEXT);
    }

    public static Report balanceSheet() {
        return StatementReport.of(balanceSheetStatement(), CONTEXT);
    }

    public static Report trialBalance(int accounts) {
        return StatementReport.of(trialBalanceStatement(accounts), CONTEXT);
    }

    public static Statement profitAndLossStatement(List<String> comparatives) {
        SampleBook book = new SampleBook(comparatives, 7);
        List<String> revenue = book.accounts(1, "revenue", 900_000, "4010 Maintenance contracts",
                "4020 Enhancement work", "4030 Construction & design, Ørsted campus", "4040 Irrigation service",
                "4050 Snow and ice management");
        book.line("contra", "Discounts and credits", 1, -1, 9_000);
        revenue.add("contra");
        book.sum("revenue", "Net revenue", Style.SUBTOTAL, 0, 1, revenue);
        book.heading("cost", "Cost of revenue");
        List<String> cost = book.accounts(-1, "cost", 300_000, "5010 Direct labor", "5020 Labor burden",
                "5030 Plant and hardscape materials", "5040 Subcontractors",
                "5050 Equipment charged to jobs, including fuel, repairs and the allocated cost of the shop");
        book.sum("cost-of-revenue", "Total cost of revenue", Style.SUBTOTAL, 0, -1, cost);
        book.sum("gross-profit", "Gross profit", Style.SUBTOTAL, 0, 1, List.of("revenue", "-cost-of-revenue"));
        book.ratio("gross-margin", "Gross margin", "gross-profit", "revenue");
        book.heading("overhead", "Overhead");
        List<String> overhead = book.accounts(-1, "overhead", 60_000, "6010 Salaries, office", "6020 Rent and yard",
                "6030 Insurance", "6040 Vehicles, not on jobs", "6050 Professional fees", "6060 Depreciation");
        book.sum("total-overhead", "Total overhead", Style.SUBTOTAL, 0, -1, overhead);
        book.sum("operating-income", "Operating income", Style.SUBTOTAL, 0, 1,
                List.of("gross-profit", "-total-overhead"));
        book.line("interest", "Interest expense", 1, -1, 12_000);
        book.sum("net-income", "Net income", Style.TOTAL, 0, 1, List.of("operating-income", "-interest"));
        return book.statement("profit-and-loss", "Profit and loss", "Oct 2026 and year to date");
    }

    public static Statement balanceSheetStatement() {
        SampleBook book = new SampleBook(List.of("prior-year"), 11);
        book.heading("assets", "Assets");
        List<String> assets = book.accounts(0, "assets", 800_000, "Cash", "Accounts receivable",
                "Retainage receivable", "Contract assets", "Inventory", "Prepaid expenses", "Property and equipment");
        book.sum("total-assets", "Total assets", Style.TOTAL, 0, 0, assets);
        book.heading("liabilities", "Liabilities");
        List<String> owed = book.accounts(0, "liabilities", 250_000, "Accounts payable", "Retainage payable",
                "Credit cards", "Accrued payroll", "Contract liabilities", "Line of credit", "Long-term debt");
        book.sum("total-liabilities", "Total liabilities", Style.SUBTOTAL, 0, 0, owed);
        book.heading("equity", "Equity");
        book.line("capital", "Paid-in capital", 1, 0, 500_000);
        book.plug("current-year-earnings", "Current-year earnings", 1, "total-assets", "total-liabilities", "capital");
        book.sum("total-equity", "Total equity", Style.SUBTOTAL, 0, 0, List.of("capital", "current-year-earnings"));
        book.sum("total-liabilities-and-equity", "Total liabilities and equity", Style.TOTAL, 0, 0,
                List.of("total-liabilities", "total-equity"));
        book.check("check", "Assets less liabilities and equity", "total-assets", "total-liabilities-and-equity");
        return book.statement("balance-sheet", "Balance sheet", "Oct 31, 2026");
    }

    public static Statement trialBalanceStatement(int accounts) {
        Random random = new Random(5);
        List<StatementRow> rows = new ArrayList<>();
        BigDecimal[] total = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
        for (int i = 0; i < accounts; i++) {
            BigDecimal opening = cents(random, 4_000_000).subtract(new BigDecimal("2000000"));
            BigDecimal debit = i % 9 == 0 ? BigDecimal.ZERO : cents(random, 900_000);
            BigDecimal credit = i % 7 == 0 ? BigDecimal.ZERO : cents(random, 900_000);
            List<BigDecimal> values = List.of(opening, debit, credit, opening.add(debit).subtract(credit));
            for (int c = 0; c < 4; c++) {
                total[c] = total[c].add(values.get(c));
            }
            rows.add(new StatementRow("account/" + (1000 + i), (1000 + i) + " Account of the sample chart no. " + i,
                    Style.ACCOUNT, 0, new ArrayList<>(values), List.of(), 0, true, List.of()));
        }
        rows.add(new StatementRow("total", "Total", Style.TOTAL, 0, new ArrayList<>(List.of(total)),
                rows.stream().map(StatementRow::id).toList(), 0, true, List.of()));
        List<StatementColumn> columns = List.of(column("opening", "Opening", "Oct 1, 2026"),
                column("debit", "Debit", "Oct 2026"), column("credit", "Credit", "Oct 2026"),
                column("closing", "Closing", "Oct 31, 2026"));
        return new Statement("trial-balance", "Trial balance", "Superscapes Landscaping, Inc.", "Oct 2026", "USD",
                columns, rows, proof());
    }

    static StatementColumn column(String id, String scenario, String period) {
        return new StatementColumn(id, scenario, period, StatementColumn.Kind.MONEY);
    }

    static BigDecimal cents(Random random, int units) {
        return BigDecimal.valueOf(random.nextLong(units * 100L), 2);
    }

    public static Proof proof() {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("Company", "Superscapes Landscaping, Inc.");
        filters.put("Branch", "All");
        return new Proof(new BatchInfo(1183, Instant.parse("2026-11-21T08:14:00Z"), TieOutState.BROKEN),
                new ProofPeriod("Oct 2026", PeriodState.SOFT_CLOSED),
                "Ledger amounts without closing entries, in display sign", filters, "Entity-wide",
                "profit-and-loss v1", 98_431,
                List.of(new TieOut("T1", "Debit equals credit per entry", "SUP", TieOutState.TIED, null, null,
                        List.of()),
                        new TieOut("T4", "Net income equals the movement of equity", "SUP", TieOutState.BROKEN,
                                new BigDecimal("-12.34"), "Two entries were posted to equity directly", List.of()),
                        new TieOut("A1", "Closing balances as the source states them", "SUP",
                                TieOutState.NOT_APPLICABLE, null, "The source states no balances", List.of())),
                List.of(new SourceFile("sample-company", "journal-FY2026.csv",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", 1183, 34_000, 33_990, 0,
                        10, new BigDecimal("81234567.89"), new BigDecimal("81234567.89"))),
                Instant.parse("2026-11-21T14:04:58Z"));
    }
}
