package com.superscapes.proxy.report.jobs;

import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One order or subcontract: its lines, what changed of them, and the bills of it, each with its document. */
public final class CommitmentReport implements Report {

    private static final Parameter<String> ORDER = Parameter.text("order", "Order", true);
    private static final Pattern KEY = Pattern.compile("([0-9]{1,9}):(.+)", Pattern.DOTALL);
    private static final String SQL = """
            with header as (
                select c.*, s.source_system from semantic.commitment c join semantic.source_table s on s.source_key = c.source_key
                where c.source_key = :source and c.source_id = :id
            ),
            part as (
                select 0 as turn, i.fact_id, i.posting_date, i.kind, coalesce(i.description, '') as description, coalesce(i.cost_type, '') as cost_type,
                    i.amount - coalesce(i.cancelled_quantity * i.unit_price, 0) as ordered, 0::numeric as billed, null::text as bill, ''::text as document
                from header h join semantic.commitment_item i on i.commitment = h.source_id
                join semantic.source_table s on s.source_key = i.source_key and s.source_system = h.source_system
                union all
                select 1, b.fact_id, b.posting_date, 'bill', '', b.cost_type, 0, b.amount, b.source_key || ':' || b.bill, coalesce(b.document, '')
                from header h join semantic.commitment_bill b on b.source_system = h.source_system and b.kind = h.kind and b.number = h.number and b.job_key = h.job_key
            )
            select p.* from part p where p.posting_date <= :day order by p.posting_date, p.turn, p.fact_id""";

    private final ReportSpec spec = ReportSpec.of("commitment", ReportGroup.JOBS, "Order", ReportClock.DOCUMENT_DATE,
            "What was ordered, what changed of it, and the bills that name it, until the end of the period. What was called off has no day in the source and"
                    + " is taken off its line.",
            ORDER, Parameters.PERIOD, Parameters.CURRENCY).unlisted();

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        ReportTable table = new ReportTable(List.of(Column.text("what", "What"), Column.date("date", "Date"),
                Column.text("document", "Document"), Column.text("description", "Description"),
                Column.text("type", "Cost type"), Column.money("ordered", "Ordered"), Column.money("billed", "Billed"),
                Column.money("left", "Left after").notAdded()));
        Schedule.period(table, run);
        Matcher key = KEY.matcher(run.get(ORDER));
        List<Map<String, Object>> parts = key.matches()
                ? run.query(SQL).bind("source", Integer.parseInt(key.group(1))).bind("id", key.group(2))
                        .bind("day", run.get(Parameters.PERIOD).end()).mapToMap().list()
                : List.of();
        if (parts.isEmpty()) {
            throw ApiException.notFound("There is no such order.");
        }
        BigDecimal left = BigDecimal.ZERO;
        for (Map<String, Object> part : parts) {
            left = left.add(Schedule.sum(part, "ordered")).subtract(Schedule.sum(part, "billed"));
            String bill = Schedule.text(part, "bill");
            table.detail(Schedule.text(part, "turn") + "/" + Schedule.text(part, "fact_id"))
                    .set("what", words(Schedule.text(part, "kind")))
                    .set("date", Schedule.day(part, "posting_date"))
                    .set("document", Schedule.text(part, "document"))
                    .set("description", Schedule.text(part, "description"))
                    .set("type", words(Schedule.text(part, "cost_type")))
                    .set("ordered", Schedule.amount(part, "ordered")).set("billed", Schedule.amount(part, "billed"))
                    .set("left", left).drill(bill.isEmpty()
                            ? null
                            : run.to("ap-document", Schedule.text(part, "document"), "item", bill, "as-of",
                                    run.get(Parameters.PERIOD).end().toString()));
        }
        table.total("Total").set("left", left);
        return table;
    }

    private static String words(String code) {
        return code.isEmpty() ? "" : code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1);
    }
}
