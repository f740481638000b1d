package com.superscapes.proxy.report.openitem;

import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.ReportRun;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What was billed, or bought from vendors, on a day: invoices and credits by document date, credits applied without a
 * document, and retainage on the day it was released to its invoice.
 *
 * @param posted since when it is known
 * @param amount positive for invoices
 */
record Billed(int party, LocalDate day, LocalDate posted, BigDecimal amount) {

    static final String IN_WORDS = "Billed: invoices less credits by document date, with sales tax as invoiced; retainage counts when it is released, so that"
            + " every dollar counts once; advances and unapplied cash do not.";

    private static final String SQL = """
            with item as (
                select i.*, s.source_system from semantic.{side}_item i join semantic.source_table s on s.source_key = i.source_key
                where i.kind in ('invoice', 'credit') and i.posting_date <= :asOf%s
            )
            select d.party, d.day, d.posted, sum({sign} * d.amount) as amount from (
                select i.{party}_key as party, coalesce(i.invoice_date, i.posting_date) as day, i.posting_date as posted, i.amount from item i
                union all
                select i.{party}_key, a.posting_date, a.posting_date, a.amount
                from item i join semantic.{side}_application a on a.item = i.source_id and a.kind in ('credit', 'reclass') and a.posting_date <= :asOf
                join semantic.source_table s on s.source_key = a.source_key and s.source_system = i.source_system) d
            where d.day > :after group by 1, 2, 3 order by 2, 3, 1""";

    /** After a day, up to the run's own, as far as it was known then. */
    static List<Billed> after(LocalDate after, Side side, ReportRun run) {
        return within(after, run.get(Parameters.AS_OF), side, run);
    }

    /** The same up to another day than the run's. */
    static List<Billed> within(LocalDate after, LocalDate upTo, Side side, ReportRun run) {
        return run
                .hashed(() -> run.query(side.sql(SQL).formatted(run.scope("i"))).bind("asOf", upTo)
                        .bind("after", after).map((row, context) -> new Billed(row.getInt("party"),
                                row.getObject("day", LocalDate.class), row.getObject("posted", LocalDate.class),
                                row.getBigDecimal("amount")))
                        .list());
    }

    /** The sum of the days after one and up to another, as known at the latter. */
    static BigDecimal between(List<Billed> all, LocalDate after, LocalDate upTo) {
        return all.stream().filter(each -> each.day().isAfter(after) && !each.day().isAfter(upTo))
                .filter(each -> !each.posted().isAfter(upTo)).map(Billed::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
