package com.superscapes.proxy.report.openitem;

import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One document and everything applied to it until a day, each with the entry that posted it. */
public final class DocumentReport implements Report {

    private static final Parameter<String> ITEM = Parameter.text("item", "Item", true);
    private static final Pattern KEY = Pattern.compile("([0-9]{1,9}):(.+)", Pattern.DOTALL);
    // The line of the entry on the record's own account, in the same system, is where the ledger has it.
    private static final String SQL = """
            with item as (
                select i.*, s.source_system from semantic.{side}_item i join semantic.source_table s on s.source_key = i.source_key
                where i.source_key = :source and i.source_id = :id and i.posting_date <= :asOf
            ),
            part as (
                select 0 as turn, i.fact_id, i.posting_date, i.kind, i.document, i.description, i.entry, i.account_key, {sign} * i.amount as amount, i.currency, i.source_system
                from item i
                union all
                select 1, a.fact_id, a.posting_date, a.kind, a.document, null, a.entry, a.account_key, {sign} * a.amount, a.currency, i.source_system
                from item i join semantic.{side}_application a on a.item = i.source_id
                join semantic.source_table s on s.source_key = a.source_key and s.source_system = i.source_system
                where a.posting_date <= :asOf
            )
            select p.*, c.code as account, l.posting_date as line_date, l.account_key as line_account, l.line_id
            from part p left join semantic.account c on c.account_key = p.account_key
            left join lateral (
                select r.posting_date, r.account_key, r.line_id from semantic.ledger_line r join semantic.source_table s on s.source_key = r.source_key
                where r.entry_id = p.entry and r.posting_date = p.posting_date and s.source_system = p.source_system
                order by r.account_key <> p.account_key, r.line_id limit 1) l on p.entry <> ''
            order by p.turn, p.posting_date, p.fact_id""";

    private final Side side;
    private final ReportSpec spec;

    public DocumentReport(Side side) {
        this.side = side;
        this.spec = ReportSpec.of(side.report("document"), side.group(), side.shortName() + " document",
                ReportClock.POSTING_PERIOD,
                "A document and what was applied to it until the end of the day, by posting date.", ITEM,
                Parameters.AS_OF, Parameters.CURRENCY).unlisted();
    }

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        ReportTable table = new ReportTable(List.of(Column.text("what", "What"), Column.date("date", "Posting date"),
                Column.text("document", "Document"), Column.text("description", "Description"),
                Column.text("account", "Account"), Column.text("entry", "Entry"), Column.money("amount", "Amount"),
                Column.money("open", "Open after").notAdded()));
        table.period("As of " + ReportRun.day(run.get(Parameters.AS_OF)));
        ApiException unknown = ApiException.notFound("There is no such document.");
        Matcher key = KEY.matcher(run.get(ITEM));
        if (!key.matches()) {
            throw unknown;
        }
        List<Part> parts = run.query(side.sql(SQL)).bind("source", Integer.parseInt(key.group(1)))
                .bind("id", key.group(2)).bind("asOf", run.get(Parameters.AS_OF))
                .map((row, context) -> Part.of(row)).list();
        if (parts.isEmpty()) {
            throw unknown;
        }
        BigDecimal open = BigDecimal.ZERO;
        for (Part part : parts) {
            open = open.add(part.amount());
            table.detail(Long.toString(part.id())).set("what", Words.of(part.kind()))
                    .set("date", part.date()).set("document", part.document())
                    .set("description", part.description()).set("account", part.account()).set("entry", part.entry())
                    .set("amount", part.amount()).set("open", open).drill(part.line());
        }
        table.total("Open").set("open", open);
        return table;
    }

    private record Part(long id, LocalDate date, String kind, @Nullable String document, @Nullable String description,
            @Nullable String entry, @Nullable String account, BigDecimal amount, @Nullable DrillTo line) {

        static Part of(ResultSet row) throws SQLException {
            LocalDate day = row.getObject("line_date", LocalDate.class);
            String entry = row.getString("entry");
            DrillTo line = day == null
                    ? null
                    : DrillTo.entry(DateTimeFormatter.BASIC_ISO_DATE.format(day) + "-" + row.getInt("line_account")
                            + "-" + row.getLong("line_id"), "Entry " + entry);
            return new Part(row.getLong("fact_id"), row.getObject("posting_date", LocalDate.class),
                    row.getString("kind"), row.getString("document"), row.getString("description"), entry,
                    row.getString("account"), row.getBigDecimal("amount"), line);
        }
    }
}
