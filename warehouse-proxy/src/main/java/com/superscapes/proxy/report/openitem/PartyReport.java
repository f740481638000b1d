package com.superscapes.proxy.report.openitem;

import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of one customer or vendor: what is open, retainage and credits apart, and the year's history of settling. */
public final class PartyReport implements Report {

    private static final String FIND = """
            select p.{party}_key, p.name, p.terms_days from semantic.{party} p
            where p.code = :code and p.valid_from <= :asOf and (p.valid_to is null or p.valid_to > :asOf) order by p.{party}_key""";
    private static final String OPEN = """
            select o.*, coalesce(j.code, '') as job from %s o
            left join semantic.job j on j.job_key = o.job_key and j.valid_from <= :asOf and (j.valid_to is null or j.valid_to > :asOf)
            where o.{party}_key = any(:keys) order by o.days desc, o.document, o.source_id""";

    private final Side side;
    private final Parameter<String> code;
    private final ReportSpec spec;

    public PartyReport(Side side) {
        this.side = side;
        this.code = Parameter.text(side.party(), side.partyName(), true);
        this.spec = ReportSpec.of(side.report(side.party()), side.group(), side.partyName(), ReportClock.DOCUMENT_DATE,
                "What is open with the " + side.party() + " at the end of the day, and what was settled before. "
                        + Settled.IN_WORDS + " The average is weighted by amount.",
                code, Parameters.AS_OF, Parameters.COMPANY, Parameters.BRANCHES, Parameters.CURRENCY).unlisted();
    }

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        ReportTable table = new ReportTable(List.of(Column.text("document", "Document"), Column.text("kind", "Kind"),
                Column.text("job", "Job"), Column.date("invoice-date", "Invoice date"),
                Column.date("due-date", "Due date"), Column.date("settled", "Settled"),
                Column.count("late", "Days late").notAdded(), Column.money("amount", "Amount"),
                Column.money("open", "Open"), Column.flag("disputed", "In dispute")));
        Party party = find(run);
        table.period(party.name() + ", as of " + ReportRun.day(run.get(Parameters.AS_OF)));
        List<ReportRow> open = open(table, run, party);
        List<Settled> settled = Settled.read(side, run).stream()
                .filter(each -> party.keys().contains(each.party())).toList();
        history(table, run, settled);
        sums(table, open, settled);
        if (party.terms() != null) {
            table.note("Terms: " + party.terms() + " days.");
        }
        return table;
    }

    private record Party(List<Integer> keys, String name, @Nullable Integer terms) {
    }

    private Party find(ReportRun run) {
        if (run.get(code).equals(OpenItems.UNASSIGNED)) {
            return new Party(List.of(0), "Unassigned", null);
        }
        List<Party> found = run.query(side.sql(FIND)).bind("code", run.get(code))
                .bind("asOf", run.get(Parameters.AS_OF)).map((row, context) -> new Party(List.of(row.getInt(1)),
                        row.getString(2), row.getObject(3, Integer.class)))
                .list();
        if (found.isEmpty()) {
            throw ApiException.notFound("There is no " + side.party() + " " + run.get(code) + ".");
        }
        // Two systems may use one code: their items are shown together.
        return new Party(found.stream().flatMap(party -> party.keys().stream()).toList(), found.getFirst().name(),
                found.getFirst().terms());
    }

    private List<ReportRow> open(ReportTable table, ReportRun run, Party party) {
        table.heading("open", "Open", 0);
        List<ReportRow> rows = new ArrayList<>();
        OpenItems.query(run, side.sql(OPEN).formatted(OpenItems.sql(side, run)))
                .bindArray("keys", Integer.class, party.keys()).map((row, context) -> rows.add(item(table, run, row)))
                .list();
        table.subtotal("open-sum", "Open", 0, rows);
        return rows;
    }

    private ReportRow item(ReportTable table, ReportRun run, ResultSet row) throws SQLException {
        String item = row.getInt("source_key") + ":" + row.getString("source_id");
        String stated = row.getString("document");
        String document = stated == null || stated.isEmpty() ? Words.of(row.getString("kind")) : stated;
        return table.detail("open:" + item, 1).set("document", document).set("kind", Words.of(row.getString("kind")))
                .set("bucket", row.getString("stands_in")).set("job", row.getString("job"))
                .set("invoice-date", row.getObject("invoice_date", LocalDate.class))
                .set("due-date", row.getObject("due_date", LocalDate.class)).set("late", row.getBigDecimal("days"))
                .set("amount", row.getBigDecimal("amount").multiply(BigDecimal.valueOf(side.sign())))
                .set("open", row.getBigDecimal("owed")).set("disputed", row.getBoolean("in_dispute"))
                .drill(run.to(side.report("document"), document, "item", item));
    }

    private void history(ReportTable table, ReportRun run, List<Settled> settled) {
        table.heading("history", "Settled in the last " + Settled.DAYS_BACK + " days", 0);
        List<ReportRow> rows = new ArrayList<>();
        for (Settled each : settled) {
            String document = each.document().isEmpty() ? Words.of("invoice") : each.document();
            rows.add(table.detail("settled:" + each.item(), 1).set("document", document)
                    .set("kind", Words.of("invoice")).set("job", each.job()).set("invoice-date", each.billed())
                    .set("due-date", each.due()).set("settled", each.on())
                    .set("late", BigDecimal.valueOf(each.late())).set("amount", each.amount())
                    .drill(run.to(side.report("document"), document, "item", each.item())));
        }
        ReportRow sum = table.subtotal("history-sum", "Settled", 0, rows);
        average(sum, settled);
    }

    private static void average(ReportRow row, List<Settled> settled) {
        BigDecimal amount = settled.stream().map(Settled::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (amount.signum() != 0) {
            row.set("late", settled.stream().map(Settled::weight).reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divide(amount, 0, RoundingMode.HALF_UP));
        }
    }

    private static void sums(ReportTable table, List<ReportRow> open, List<Settled> settled) {
        table.beside("retainage", "Retainage").set("open", in(open, List.of("retainage")));
        table.beside("credits", "Credits and unapplied").set("open", in(open, List.of("credits", "unapplied")));
        table.beside("overdue", "Overdue").set("open", in(open, List.of("1-30", "31-60", "61-90", "90+")));
        ReportRow late = table.beside("average", "Average days late");
        average(late, settled);
        table.beside("total", "Open in all").set("open",
                open.stream().map(row -> row.amount("open")).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static BigDecimal in(List<ReportRow> open, List<String> buckets) {
        return open.stream().filter(row -> buckets.contains(String.valueOf(row.value("bucket"))))
                .map(row -> row.amount("open")).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
