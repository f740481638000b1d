package com.superscapes.proxy.report.openitem;

import com.superscapes.api.report.ReportClock;
import com.superscapes.api.report.ReportParameter.Choice;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The documents open at the end of a day, oldest first. */
public final class OpenItemsReport implements Report {

    private static final Parameter<String> BUCKET = Parameter.choice("bucket", "Bucket",
            Stream.concat(Stream.of(new Choice("all", "All")), OpenItems.BUCKETS.stream()).toArray(Choice[]::new));
    private static final Parameter<String> JOB = Parameter.text("job", "Job", false);
    private static final String SQL = """
            select o.source_key, o.source_id, coalesce(o.document, '') as document, o.kind, coalesce(p.code, '') as party, coalesce(p.name, 'Unassigned') as party_name,
                coalesce(j.code, '') as job, coalesce(j.name, '') as job_name, b.code as branch, o.invoice_date, o.due_date, o.days, {sign} * o.amount as amount,
                {sign} * o.applied as applied, o.owed, o.stands_in, o.in_dispute, %2$s as hold, %4$s as discount_on, %5$s as discount
            from %1$s o
            left join semantic.{party} p on p.{party}_key = o.{party}_key and p.valid_from <= :asOf and (p.valid_to is null or p.valid_to > :asOf)
            left join semantic.job j on j.job_key = o.job_key and j.valid_from <= :asOf and (j.valid_to is null or j.valid_to > :asOf)
            left join semantic.branch b on b.branch_key = o.branch_key
            %3$s
            where (:bucket = 'all' or o.stands_in = :bucket)
                and (:party = '' or coalesce(p.code, '') = case :party when '-' then '' else :party end)
                and (:job = '' or coalesce(j.code, '') = case :job when '-' then '' else :job end)
            order by o.days desc, o.invoice_date, o.document, o.source_key, o.source_id""";
    private static final String HOLD = "left join semantic.ap_item h on h.source_key = o.source_key and h.source_id = o.source_id";

    private final Side side;
    private final ReportSpec spec;

    public OpenItemsReport(Side side) {
        this.side = side;
        this.spec = ReportSpec.of(side.report("items"), side.group(), side.shortName() + " open items",
                ReportClock.DOCUMENT_DATE,
                "The open documents, oldest first. " + OpenItems.inWords(side), Parameters.AS_OF, OpenItems.AGE_BY,
                BUCKET, side.partyParameter(), JOB, Parameters.COMPANY, Parameters.BRANCHES, Parameters.CURRENCY);
    }

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        ReportTable table = new ReportTable(columns(run.get(OpenItems.AGE_BY).equals("due")));
        table.period("As of " + ReportRun.day(run.get(Parameters.AS_OF)));
        boolean holds = side == Side.PAYABLE;
        String sql = side.sql(SQL).formatted(OpenItems.sql(side, run), holds ? "h.hold_reason" : "null::text",
                holds ? HOLD : "", holds ? "h.discount_on" : "null::date",
                holds ? "h.discount_amount" : "null::numeric");
        run.hashed(() -> OpenItems.query(run, sql).bind("bucket", run.get(BUCKET))
                .bind("party", run.get(side.partyParameter())).bind("job", run.get(JOB))
                .map((row, context) -> detail(table, run, row)).list());
        table.total("Total");
        return table;
    }

    private List<Column> columns(boolean byDueDate) {
        List<Column> all = new ArrayList<>(List.of(Column.text("document", "Document"), Column.text("kind", "Kind"),
                Column.text("party", side.partyName()), Column.text("job", "Job"), Column.text("branch", "Branch"),
                Column.date("invoice-date", "Invoice date"), Column.date("due-date", "Due date"),
                Column.count("days", byDueDate ? "Days past due" : "Days open").notAdded(),
                Column.money("amount", "Amount"),
                Column.money("applied", "Applied"), Column.money("open", "Open"), Column.text("bucket", "Bucket"),
                side == Side.PAYABLE ? Column.text("hold", "Hold") : Column.flag("disputed", "In dispute")));
        if (side == Side.PAYABLE) {
            all.add(Column.date("discount-on", "Discount until"));
            all.add(Column.money("discount", "Discount").under("still offered"));
        }
        return all;
    }

    private ReportRow detail(ReportTable table, ReportRun run, ResultSet row) throws SQLException {
        String item = row.getInt("source_key") + ":" + row.getString("source_id");
        String document = row.getString("document").isEmpty()
                ? Words.of(row.getString("kind"))
                : row.getString("document");
        String bucket = row.getString("stands_in");
        String hold = row.getString("hold");
        return table.detail(item).set("document", document).set("kind", Words.of(row.getString("kind")))
                .set("party", row.getString("party_name")).set("job", row.getString("job"))
                .set("branch", row.getString("branch"))
                .set("invoice-date", row.getObject("invoice_date", LocalDate.class))
                .set("due-date", row.getObject("due_date", LocalDate.class)).set("days", row.getBigDecimal("days"))
                .set("amount", row.getBigDecimal("amount")).set("applied", row.getBigDecimal("applied"))
                .set("open", row.getBigDecimal("owed"))
                .set("bucket", OpenItems.BUCKETS.stream().filter(each -> each.code().equals(bucket)).map(Choice::name)
                        .findFirst().orElse(bucket))
                .set("discount-on", row.getObject("discount_on", LocalDate.class))
                .set("discount", offered(row, run))
                .set("disputed", row.getBoolean("in_dispute"))
                .set("hold", hold == null || hold.isEmpty() ? row.getBoolean("in_dispute") ? "In dispute" : null : hold)
                .drill(run.to(side.report("document"), document, "item", item));
    }

    /** What is deducted when the bill is paid on the report's day; null where nothing is. */
    private static @Nullable BigDecimal offered(ResultSet row, ReportRun run) throws SQLException {
        LocalDate until = row.getObject("discount_on", LocalDate.class);
        BigDecimal discount = row.getBigDecimal("discount");
        return until == null || until.isBefore(run.get(Parameters.AS_OF))
                || discount != null && row.getBigDecimal("owed").compareTo(discount) < 0 ? null : discount;
    }
}
