package com.superscapes.proxy.report.ledger;

import com.superscapes.proxy.report.ReportRun;
import java.math.BigDecimal;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** Entries with lines that loads brought after a controller had closed their period, softly or not. */
final class LateEntries {

    /** For all closed periods. */
    static final int ALL = 0;
    /**
     * One row of {@code late} per entry; effect on profit, which is positive: closing entries move it, and make none. Periods are
     * read first, so that what was said is not looked up for every line; the first line and its account as one value, so that
     * nothing is sorted.
     */
    private static final String LATE = """
            with period as materialized (
                select p.company_key, p.period_key, p.name, p.state, p.batch_id, p.start_date, p.end_date from semantic.period_state p
                where p.state in ('soft closed', 'closed') and p.company_key = any(:companies) and :period in (0, p.period_key)
            ),
            late as (
                select r.period_key, r.entry_id, r.posting_date, min(p.name) as name, min(p.state) as state,
                    min(r.posted_by) as posted_by, min(r.posted_at) as posted_at, min(r.description) as description, max(r.batch_from) as batch_id,
                    count(*) as lines, sum(r.debit) as debit,
                    coalesce(-sum(r.amount) filter (where a.account_type in ('revenue', 'expense') and r.entry_kind <> 'C'), 0) as effect,
                    (min(array[r.line_id, r.account_key]))[1] as line_id, (min(array[r.line_id, r.account_key]))[2] as account_key
                from semantic.ledger_line r join period p on p.company_key = r.company_key and p.period_key = r.period_key
                join semantic.account a on a.account_key = r.account_key
                where r.scenario_key = 1 and r.batch_from > p.batch_id and r.posting_date between (select min(c.start_date) - 40 from period c)
                    and (select max(c.end_date) from period c)%s
                group by r.company_key, r.period_key, r.source_key, r.entry_id, r.posting_date
            )
            """;

    /** A company that a controller closed the period of. @param batch what was published then */
    record Closed(int company, long batch) {
    }

    /** @param effect on profit, which is positive */
    record Sum(long entries, BigDecimal effect) {
    }

    private LateEntries() {
    }

    /** @param select from {@code late} */
    static Query query(ReportRun run, int period, String select) {
        return run.query(LATE.formatted(run.scope("r")) + select).bind("period", period);
    }

    /** All of a period. */
    static Sum sum(ReportRun run, int period) {
        return run.hashed(() -> query(run, period, "select count(*), coalesce(sum(l.effect), 0) from late l")
                .map((row, context) -> new Sum(row.getLong(1), row.getBigDecimal(2))).one());
    }

    /** True when any period is closed, among the companies in question. */
    static boolean anyClosed(ReportRun run) {
        return run.query("select exists(select from semantic.period_state p where p.company_key = any(:companies)"
                + " and p.state in ('soft closed', 'closed'))").mapTo(Boolean.class).one();
    }

    /** Where the period is closed, among the companies in question. */
    static List<Closed> closed(ReportRun run, int period) {
        return run.query("select p.company_key, p.batch_id from semantic.period_state p where p.period_key = :period"
                + " and p.company_key = any(:companies) and p.state in ('soft closed', 'closed') order by p.company_key")
                .bind("period", period).map((row, context) -> new Closed(row.getInt(1), row.getLong(2))).list();
    }
}
