package com.superscapes.proxy.report.openitem;

import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.ReportRun;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;

/**
 * An invoice of which nothing was open any more within the year up to a day: on the first such day, whatever was applied to
 * it. Retainage that is released to it later does not make it late.
 *
 * @param amount positive
 * @param billed the invoice date, or the posting date where there is none
 * @param due    the due date, or {@code billed} where there is none
 */
record Settled(String item, int party, String document, String job, BigDecimal amount, LocalDate billed, LocalDate due,
        LocalDate on) {

    /** How far back payment behavior is looked at. */
    static final int DAYS_BACK = 365;

    static final String IN_WORDS = "An invoice is settled on the first day that nothing of it is open; days late are counted from its due date and below"
            + " zero when it was settled early. Looked at: what was settled in the 365 days up to the day.";

    private static final String SQL = """
            with invoice as (
                select i.source_key, i.source_id, s.source_system, i.{party}_key as party, coalesce(i.document, '') as document, i.job_key, {sign} * i.amount as amount,
                    coalesce(i.invoice_date, i.posting_date) as billed, coalesce(i.due_date, i.invoice_date, i.posting_date) as due
                from semantic.{side}_item i join semantic.source_table s on s.source_key = i.source_key
                where i.kind = 'invoice' and {sign} * i.amount > 0 and i.posting_date <= :asOf%s
                    -- What was settled within the year has something applied to it within the year: most others need not be added up.
                    and i.source_id in (select b.item from semantic.{side}_application b where b.posting_date > :after and b.posting_date <= :asOf)
            ),
            running as (
                select v.*, a.posting_date, v.amount + sum({sign} * a.amount) over (partition by v.source_key, v.source_id order by a.posting_date) as open
                from invoice v join semantic.{side}_application a on a.item = v.source_id and a.posting_date <= :asOf
                join semantic.source_table s on s.source_key = a.source_key and s.source_system = v.source_system
            ),
            settled as (
                select r.source_key, r.source_id, r.party, r.document, r.job_key, r.amount, r.billed, r.due, min(r.posting_date) as settled_on
                from running r where r.open <= 0 group by r.source_key, r.source_id, r.party, r.document, r.job_key, r.amount, r.billed, r.due
            )
            select t.*, coalesce(j.code, '') as job from settled t
            left join semantic.job j on j.job_key = t.job_key and j.valid_from <= :asOf and (j.valid_to is null or j.valid_to > :asOf)
            where t.settled_on > :after order by t.settled_on desc, t.document, t.source_id""";

    /** Within the run's parameters, the latest first. */
    static List<Settled> read(Side side, ReportRun run) {
        return read(side, run, run.get(Parameters.AS_OF));
    }

    /** The same up to another day than the run's. */
    static List<Settled> read(Side side, ReportRun run, LocalDate day) {
        return run.hashed(() -> run.query(side.sql(SQL).formatted(run.scope("i"))).bind("asOf", day)
                .bind("after", day.minusDays(DAYS_BACK)).map((row, context) -> of(row)).list());
    }

    private static Settled of(ResultSet row) throws SQLException {
        return new Settled(row.getInt("source_key") + ":" + row.getString("source_id"), row.getInt("party"),
                row.getString("document"), row.getString("job"), row.getBigDecimal("amount"),
                row.getObject("billed", LocalDate.class), row.getObject("due", LocalDate.class),
                row.getObject("settled_on", LocalDate.class));
    }

    /** Days after the due date; below zero when it was early. */
    long late() {
        return ChronoUnit.DAYS.between(due, on);
    }

    /** Days after the invoice date. */
    long taken() {
        return ChronoUnit.DAYS.between(billed, on);
    }

    /** The lower median; empty for none. */
    static OptionalInt median(Collection<Settled> all, ToLongFunction<Settled> days) {
        long[] sorted = all.stream().mapToLong(days).sorted().toArray();
        return sorted.length == 0 ? OptionalInt.empty() : OptionalInt.of((int) sorted[(sorted.length - 1) / 2]);
    }

    /** Amount times days, to be divided by amounts. */
    BigDecimal weight() {
        return amount.multiply(BigDecimal.valueOf(late()));
    }
}
