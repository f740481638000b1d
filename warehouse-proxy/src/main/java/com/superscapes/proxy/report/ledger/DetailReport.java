package com.superscapes.proxy.report.ledger;

import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** General ledger detail: every line of a period by account, between opening and closing balance. */
public final class DetailReport implements Report {

    private static final ReportSpec SPEC = ReportSpec.of("gl-detail", ReportGroup.LEDGER, "General ledger detail",
            ReportClock.POSTING_PERIOD,
            "Every ledger line of the period by account, with the balance after it. Opening is the balance at the end of the"
                    + " period before; amounts are debit positive. Balances are shown to entity-wide roles only.",
            Parameters.PERIOD, Lines.ACCOUNT, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS,
            Parameters.CURRENCY).ofLines();
    private static final String SQL = "select a.code, a.name, r.account_key, r.line_id, r.posting_date, r.entry_id,"
            + " r.line_no, r.module, r.description, r.document, r.posted_by, r.debit, r.credit, count(*) over () as lines"
            + " from semantic.ledger_line r join semantic.account a on a.account_key = r.account_key"
            + " where r.period_key = :period and r.scenario_key = 1 and r.posting_date between :first and :last%s"
            + " order by a.sort_code, a.code, r.posting_date, r.entry_id, r.line_no limit :most";
    private static final String OPENING = "select a.code, sum(r.opening + case when r.period_key < :period then r.amount"
            + " else 0 end) from semantic.branch_period r join semantic.account a on a.account_key = r.account_key"
            + " where r.scenario_key = 1 and r.period_key <= :period%s group by a.code";

    private record Line(String account, String name, LocalDate date, String entry, @Nullable String module,
            @Nullable String description, @Nullable String document, @Nullable String postedBy, BigDecimal debit,
            BigDecimal credit, DrillTo drill, long all) {

        static Line of(ResultSet row) throws SQLException {
            return new Line(row.getString("code"), row.getString("name"),
                    row.getObject("posting_date", LocalDate.class), row.getString("entry_id"), row.getString("module"),
                    row.getString("description"), row.getString("document"), row.getString("posted_by"),
                    row.getBigDecimal("debit"), row.getBigDecimal("credit"), Lines.entry(row), row.getLong("lines"));
        }
    }

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        Members.Period period = run.get(Parameters.PERIOD);
        String narrowed = run.scope("r") + Lines.accounts(run);
        List<Line> lines = run.query(SQL.formatted(narrowed)).bind("period", period.key())
                .bind("first", period.start()).bind("last", period.end()).bind("most", Lines.MOST)
                .bindArray("codes", String.class, Lines.codes(run)).map((row, context) -> Line.of(row)).list();
        Map<String, BigDecimal> openings = openings(run, period, narrowed);
        boolean balances = run.caller().entityWide();
        ReportTable table = new ReportTable(columns(balances)).period(period.name());
        List<ReportRow> rows = new ArrayList<>();
        BigDecimal balance = BigDecimal.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (i == 0 || !lines.get(i - 1).account().equals(line.account())) {
                rows.clear();
                balance = openings.getOrDefault(line.account(), BigDecimal.ZERO);
                table.heading(line.account(), line.account() + " " + line.name(), 0);
            }
            balance = balance.add(line.debit()).subtract(line.credit());
            rows.add(fill(table.detail(line.account() + "/" + i, 1), line).set("balance", balances ? balance : null));
            if (i + 1 == lines.size() || !lines.get(i + 1).account().equals(line.account())) {
                ReportRow sum = table.subtotal(line.account() + "-total", "Total " + line.account(), 0, rows);
                sum.set("opening", balances ? openings.getOrDefault(line.account(), BigDecimal.ZERO) : null)
                        .set("balance", balances ? balance : null)
                        .drill(Lines.of(run, line.account(), period.key(), period.key(), line.account()));
            }
        }
        table.total("Total");
        long all = lines.isEmpty() ? 0 : lines.getFirst().all();
        if (all > lines.size()) {
            table.note(
                    String.format(Locale.US, "The period has %,d lines; the first %,d are read. Choose accounts.", all,
                            lines.size()));
        }
        return table;
    }

    private static List<Column> columns(boolean balances) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("entry", "Entry"),
                Column.date("date", "Posting date"), Column.text("module", "Module"),
                Column.text("document", "Document"), Column.text("description", "Description"),
                Column.text("posted-by", "Posted by").hiddenAtFirst(), Column.money("debit", "Debit"),
                Column.money("credit", "Credit")));
        if (balances) {
            columns.add(Column.money("opening", "Opening").notAdded());
            columns.add(Column.money("balance", "Balance").notAdded());
        }
        return columns;
    }

    private static ReportRow fill(ReportRow row, Line line) {
        return row.set("entry", line.entry()).set("date", line.date()).set("module", line.module())
                .set("document", line.document()).set("description", line.description())
                .set("posted-by", line.postedBy()).set("debit", line.debit()).set("credit", line.credit())
                .drill(line.drill());
    }

    private static Map<String, BigDecimal> openings(ReportRun run, Members.Period period, String narrowed) {
        Map<String, BigDecimal> openings = new HashMap<>();
        run.query(OPENING.formatted(narrowed)).bind("period", period.key())
                .bindArray("codes", String.class, Lines.codes(run))
                .map((row, context) -> openings.put(row.getString(1), row.getBigDecimal(2))).list();
        return openings;
    }
}
