package com.superscapes.allinone.output;

import com.superscapes.api.export.ExportNotice;
import com.superscapes.api.ledger.Company;
import com.superscapes.api.ledger.FiscalPeriod;
import com.superscapes.api.ledger.LedgerSummary;
import com.superscapes.api.query.Comparative;
import com.superscapes.api.query.Filter;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.desktop.server.WarehouseServer;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.StatementReport;
import com.superscapes.reports.csv.CsvWriter;
import com.superscapes.reports.pdf.Paper;
import com.superscapes.reports.pdf.PdfWriter;
import com.superscapes.reports.xlsx.XlsxWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The three statements as workbook, table and page, asked from the server like any client does. A ledger in several
 * currencies gives one set for each: amounts in different currencies are never added.
 */
public final class ReportFiles {

    private static final List<String> STATEMENTS = List.of("profit-and-loss", "balance-sheet", "cash-flow",
            "trial-balance", "equity-roll-forward");
    private static final int LAST_REGULAR_PERIOD = 12;

    private final WarehouseServer server;
    private final ReportContext context;
    private final Path folder;

    public ReportFiles(WarehouseServer server, ReportContext context, Path folder) {
        this.server = server;
        this.context = context;
        this.folder = folder;
    }

    /** Writes every statement; a warehouse without periods gives none. */
    public void write() throws IOException {
        var ledger = server.ledger();
        var currencies = currencies(ledger);
        for (var currency : currencies) {
            var suffix = currency.equals(currencies.getFirst()) ? "" : "-" + currency;
            for (var statement : STATEMENTS) {
                write(server.statement(request(statement, ledger, currency)), statement + suffix);
            }
        }
    }

    /** The currency most companies keep their books in comes first. */
    private static List<String> currencies(LedgerSummary ledger) {
        Map<String, Long> companies = ledger.companies().stream()
                .collect(Collectors.groupingBy(Company::currency, Collectors.counting()));
        return ledger.periods().isEmpty()
                ? List.of()
                : ledger.currencies().stream()
                        .sorted(Comparator.comparing((String currency) -> -companies.getOrDefault(currency, 0L))
                                .thenComparing(Function.identity()))
                        .toList();
    }

    private static StatementRequest request(String statement, LedgerSummary ledger, String currency) {
        return new StatementRequest(statement, lastPeriod(ledger, currency), true, comparatives(statement, ledger),
                List.of(new Filter("currency", List.of(currency))), null);
    }

    /** A budget is compared where there is one; it plans income and cost, never balances. */
    private static List<Comparative> comparatives(String statement, LedgerSummary ledger) {
        return switch (statement) {
            case "profit-and-loss" -> ledger.scenarios().stream().anyMatch(scenario -> scenario.code().equals("budget"))
                    ? List.of(Comparative.PRIOR_YEAR, Comparative.BUDGET)
                    : List.of(Comparative.PRIOR_YEAR);
            case "balance-sheet" -> List.of(Comparative.PRIOR_PERIOD, Comparative.PRIOR_YEAR);
            case "cash-flow" -> List.of(Comparative.PRIOR_YEAR);
            default -> List.of();
        };
    }

    private static int lastPeriod(LedgerSummary ledger, String currency) {
        var companies = ledger.companies().stream().filter(company -> company.currency().equals(currency))
                .map(Company::code).collect(Collectors.toSet());
        var all = ledger.periods().stream().filter(period -> period.period() <= LAST_REGULAR_PERIOD).toList();
        return all.stream().filter(period -> companies.contains(period.company())).mapToInt(FiscalPeriod::key).max()
                .orElseGet(() -> all.stream().mapToInt(FiscalPeriod::key).max().orElseThrow());
    }

    private void write(Statement statement, String name) throws IOException {
        var report = StatementReport.of(statement, context);
        export(report, name, "xlsx", new XlsxWriter()::write);
        export(report, name, "csv", new CsvWriter(true)::write);
        export(report, name, "pdf", new PdfWriter(Paper.LETTER)::write);
    }

    private void export(Report report, String name, String format, Writer writer) throws IOException {
        server.recordExport(
                new ExportNotice(name, format, report.rows().size(), report.proof().batch().batch()));
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + "." + format))) {
            writer.write(report, out);
        }
    }

    private interface Writer {
        void write(Report report, OutputStream out) throws IOException;
    }
}
