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
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
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
            + " r.line_no, r.module, r.description, r.document, r.posted_by, r.debit, r.credit"
            + " from semantic.ledger_line r join semantic.account a on a.account_key = r.account_key"
            + " where r.period_key = :period and r.scenario_key = 1 and r.posting_date between :first and :last%s"
            + " order by a.sort_code, a.code, r.posting_date, r.entry_id, r.line_no limit :most";
    private static final String SUMS = "select a.code, sum(r.debit), sum(r.credit), count(*)"
            + " from semantic.ledger_line r join semantic.account a on a.account_key = r.account_key"
            + " where r.period_key = :period and r.scenario_key = 1 and r.posting_date between :first and :last%s"
            + " group by a.code";
    private static final String OPENING = "select a.code, sum(r.opening + case when r.period_key < :period then r.amount"
            + " else 0 end) from semantic.branch_period r join semantic.account a on a.account_key = r.account_key"
            + " where r.scenario_key = 1 and r.period_key <= :period%s group by a.code";

    private record Line(String account, String name, LocalDate date, String entry, @Nullable String module,
            @Nullable String description, @Nullable String document, @Nullable String postedBy, BigDecimal debit,
            BigDecimal credit, DrillTo drill) {

        static Line of(ResultSet row) throws SQLException {
            return new Line(row.getString("code"), row.getString("name"),
                    row.getObject("posting_date", LocalDate.class), row.getString("entry_id"), row.getString("module"),
                    row.getString("description"), row.getString("document"), row.getString("posted_by"),
                    row.getBigDecimal("debit"), row.getBigDecimal("credit"), Lines.entry(row));
        }
    }

    /** What the lines of an account add up to, whether they were all read or not. */
    private record Sum(BigDecimal debit, BigDecimal credit, long lines) {

        static final Sum NONE = new Sum(BigDecimal.ZERO, BigDecimal.ZERO, 0);

        Sum plus(BigDecimal moreDebit, BigDecimal moreCredit, long more) {
            return new Sum(debit.add(moreDebit), credit.add(moreCredit), lines + more);
        }
    }

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        Members.Period period = run.get(Parameters.PERIOD);
        Ledger ledger = new Ledger(run, period, openings(run, period));
        lines(run, period, SQL).bind("most", run.most()).setFetchSize(Lines.FETCH)
                .map((row, context) -> Line.of(row)).forEach(ledger::add);
        return ledger.read < run.most() ? ledger.end(null) : ledger.end(sums(run, period));
    }

    private static Query lines(ReportRun run, Members.Period period, String sql) {
        return run.query(sql.formatted(run.scope("r") + Lines.accounts(run))).bind("period", period.key())
                .bind("first", period.start()).bind("last", period.end())
                .bindArray("codes", String.class, Lines.codes(run));
    }

    /** The table, account by account, as its lines are read. */
    private static final class Ledger {

        private final ReportRun run;
        private final Members.Period period;
        private final Map<String, BigDecimal> openings;
        private final boolean balances;
        private final ReportTable table;
        private @Nullable String account;
        private BigDecimal balance = BigDecimal.ZERO;
        private Sum sum = Sum.NONE;
        private int read;

        Ledger(ReportRun run, Members.Period period, Map<String, BigDecimal> openings) {
            this.run = run;
            this.period = period;
            this.openings = openings;
            this.balances = run.caller().entityWide();
            this.table = run.table(columns(balances)).period(period.name());
        }

        void add(Line line) {
            if (!line.account().equals(account)) {
                close(sum);
                account = line.account();
                balance = opening(line.account());
                sum = Sum.NONE;
                table.heading(line.account(), line.account() + " " + line.name(), 0);
            }
            balance = balance.add(line.debit()).subtract(line.credit());
            sum = sum.plus(line.debit(), line.credit(), 1);
            fill(table.detail(line.account() + "/" + read, 1), line).set("balance", balances ? balance : null);
            read++;
        }

        /** @param all by account where not all lines were read; then they, not the lines, are what the totals say */
        ReportTable end(@Nullable Map<String, Sum> all) {
            close(all == null || account == null ? sum : all.getOrDefault(account, sum));
            ReportRow total = table.total("Total");
            if (all != null) {
                Sum whole = all.values().stream().reduce(Sum.NONE,
                        (one, other) -> one.plus(other.debit(), other.credit(), other.lines()));
                total.set("debit", whole.debit()).set("credit", whole.credit());
                table.counted(whole.lines());
            }
            return table;
        }

        private void close(Sum of) {
            if (account == null) {
                return;
            }
            BigDecimal opening = opening(account);
            table.subtotal(account + "-total", "Total " + account, 0, List.of()).set("debit", of.debit())
                    .set("credit", of.credit()).set("opening", balances ? opening : null)
                    .set("balance", balances ? opening.add(of.debit()).subtract(of.credit()) : null)
                    .drill(Lines.of(run, account, period.key(), period.key(), account));
        }

        private BigDecimal opening(String of) {
            return openings.getOrDefault(of, BigDecimal.ZERO);
        }
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

    private static Map<String, BigDecimal> openings(ReportRun run, Members.Period period) {
        Map<String, BigDecimal> openings = new HashMap<>();
        lines(run, period, OPENING).map((row, context) -> openings.put(row.getString(1), row.getBigDecimal(2))).list();
        return openings;
    }

    private static Map<String, Sum> sums(ReportRun run, Members.Period period) {
        Map<String, Sum> sums = new HashMap<>();
        lines(run, period, SUMS).map((row, context) -> sums.put(row.getString(1),
                new Sum(row.getBigDecimal(2), row.getBigDecimal(3), row.getLong(4)))).list();
        return sums;
    }
}
