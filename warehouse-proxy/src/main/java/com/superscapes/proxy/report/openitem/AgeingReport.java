package com.superscapes.proxy.report.openitem;

import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportClock;
import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.api.report.ResultChart;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was owed at the end of a day, by age: AR or AP ageing, tied to the ledger's control accounts. */
public final class AgeingReport implements Report {

    private static final String SQL = """
            select %1$s as group_key, coalesce(g.code, '') as code, coalesce(g.name, 'Unassigned') as name, o.stands_in,
                sum(o.owed) as owed, sum(o.owed) filter (where o.in_dispute) as in_dispute, max(o.days) filter (where o.owed > 0) as oldest, count(*) as items
            from %2$s o left join semantic.%3$s g on g.%3$s_key = %1$s %4$s
            group by 1, 2, 3, 4 order by sum(sum(o.owed)) over (partition by %1$s) desc, 2, 1""";
    // Members whose names change have a version for every time; a branch has one.
    private static final String VERSION = "and g.valid_from <= :asOf and (g.valid_to is null or g.valid_to > :asOf)";

    private final Side side;
    private final Parameter<String> by;
    private final ReportSpec spec;

    public AgeingReport(Side side) {
        this.side = side;
        this.by = Parameter.choice("by", "Grouped by", new Choice(side.party(), side.partyName()),
                new Choice("job", "Job"), new Choice("branch", "Branch"));
        this.spec = ReportSpec.of(side.report("ageing"), side.group(), side.shortName() + " ageing",
                ReportClock.DOCUMENT_DATE, OpenItems.inWords(side), Parameters.AS_OF, OpenItems.AGE_BY, by,
                Parameters.COMPANY, Parameters.BRANCHES, Parameters.CURRENCY);
    }

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        ReportTable table = new ReportTable(columns(run));
        table.period("As of " + ReportRun.day(run.get(Parameters.AS_OF)) + ", by "
                + (run.get(OpenItems.AGE_BY).equals("due") ? "due date" : "invoice date"));
        String group = run.get(by);
        String sql = SQL.formatted("o." + group + "_key", OpenItems.sql(side, run), group,
                group.equals("branch") ? "" : VERSION);
        List<Sum> sums = OpenItems.query(run, sql).map((row, context) -> Sum.of(row)).list();
        ReportRow row = null;
        for (Sum sum : sums) {
            if (row == null || !row.id().equals(sum.id())) {
                row = detail(table, run, group, sum);
            }
            fill(row, sum, run, group);
        }
        ReportRow total = table.total("Total");
        tie(table, total.amount("total"), run);
        return table.records(sums.stream().mapToLong(Sum::items).sum()).chart(chart(total, run));
    }

    /** The items of a group in one bucket. */
    private record Sum(int key, String code, String name, String bucket, BigDecimal owed,
            @Nullable BigDecimal disputed, @Nullable BigDecimal oldest, long items) {

        static Sum of(ResultSet row) throws SQLException {
            return new Sum(row.getInt("group_key"), row.getString("code"), row.getString("name"),
                    row.getString("stands_in"), row.getBigDecimal("owed"), row.getBigDecimal("in_dispute"),
                    row.getBigDecimal("oldest"), row.getLong("items"));
        }

        String id() {
            return Integer.toString(key);
        }
    }

    private List<Column> columns(ReportRun run) {
        String group = run.get(by);
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("name", group.equals("job")
                ? "Job"
                : group.equals("branch")
                        ? "Branch"
                        : side.partyName()));
        columns.add(Column.text("code", "Code").hiddenAtFirst());
        OpenItems.BUCKETS.forEach(bucket -> columns.add(Column.money(bucket.code(), bucket.name())));
        columns.add(Column.money("total", "Total"));
        columns.add(Column.percent("late", "Over 60 days", AgeingReport::late).under("of buckets"));
        columns.add(Column.money("disputed", "In dispute"));
        columns.add(Column.count("oldest", "Oldest").under("days").notAdded());
        return columns;
    }

    private static @Nullable BigDecimal late(ReportRow row) {
        BigDecimal all = OpenItems.BUCKETS.subList(0, OpenItems.AGES).stream().map(bucket -> row.amount(bucket.code()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Amounts.ratio(row.amount("61-90").add(row.amount("90+")), all);
    }

    private ReportRow detail(ReportTable table, ReportRun run, String group, Sum sum) {
        return table.sums(sum.id()).set("name", sum.name()).set("code", sum.code())
                .drill(items(run, group, sum, "all"))
                .drill("name", group.equals(side.party()) && !sum.code().isEmpty()
                        ? run.to(side.report(side.party()), sum.name(), side.party(), sum.code())
                        : null);
    }

    private void fill(ReportRow row, Sum sum, ReportRun run, String group) {
        row.add(sum.bucket(), sum.owed()).add("total", sum.owed()).add("disputed", sum.disputed());
        if (sum.oldest() != null && sum.oldest().compareTo(row.amount("oldest")) > 0) {
            row.set("oldest", sum.oldest());
        }
        row.drill(sum.bucket(), items(run, group, sum, sum.bucket()));
    }

    private @Nullable DrillTo items(ReportRun run, String group, Sum sum, String bucket) {
        if (group.equals("branch") && sum.code().isEmpty()) {
            return null;
        }
        String member = sum.code().isEmpty() ? OpenItems.UNASSIGNED : sum.code();
        return run.to(side.report("items"), sum.name(), group, member, "bucket", bucket);
    }

    private void tie(ReportTable table, BigDecimal total, ReportRun run) {
        Optional<ControlAccounts> control = ControlAccounts.read(side, run);
        if (control.isEmpty()) {
            table.note("The comparison with the control accounts (" + side.check()
                    + ") needs whole companies, entity-wide scope and a day in a fiscal period with figures.");
            return;
        }
        BigDecimal ledger = control.get().balance().multiply(BigDecimal.valueOf(side.sign()));
        DrillTo lines = control.get().lines(run);
        table.beside("ledger", "Ledger " + control.get().names()).set("total", ledger).drill(lines);
        table.check("difference", "Difference").set("total", total.subtract(ledger)).drill(lines);
        if (total.compareTo(ledger) != 0) {
            table.note("Items and ledger differ; the tie-out " + side.check()
                    + " names the periods and entries that make the difference.");
        }
    }

    private @Nullable ResultChart chart(ReportRow total, ReportRun run) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        OpenItems.BUCKETS.forEach(bucket -> values.add(Amounts.money(total.amount(bucket.code()))));
        return total.amount("total").signum() == 0
                ? null
                : new ResultChart(spec.title() + ", " + ReportRun.day(run.get(Parameters.AS_OF)),
                        ResultChart.Kind.COLUMN, OpenItems.BUCKETS.stream().map(Choice::name).toList(),
                        List.of(new ResultChart.Series("Open", "ACTUAL", values)));
    }
}
