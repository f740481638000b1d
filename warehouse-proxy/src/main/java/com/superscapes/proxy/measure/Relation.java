package com.superscapes.proxy.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows that sums are made of, all with the columns of a rollup: a rollup as it is where it suffices, and otherwise the
 * rollup with facts in place of what it can't tell. Periods that end on a day are read line by line. Jobs, customers and
 * service lines come from the lines of invoices and job costs that name an account; the same amounts are taken off the
 * rows without a job, so that all members and the unassigned rest add up to the ledger, to the cent.
 */
public final class Relation {

    private static final String ROLLUP = "r.company_key, r.period_key, r.account_key, %s, r.scenario_key,"
            + " r.currency, r.opening, r.debit, r.credit, r.amount, r.closing_entries, r.stated_balance, r.line_count";
    private static final String UNASSIGNED = ", 0 as job_key, 0 as customer_key, 0 as service_line_key";
    private static final String NO_HOURS = ", 0::numeric as hours, 0::numeric as overtime";
    private static final String LINES = "select l.company_key, l.period_key, l.account_key, l.branch_key,"
            + " l.division_key, l.scenario_key::integer, l.currency, 0::numeric, l.debit, l.credit, l.amount,"
            + " case when l.entry_kind = 'C' then l.amount else 0 end, 0::numeric, 1::bigint, l.posting_date, false"
            + NO_HOURS + UNASSIGNED + " from semantic.ledger_line l where l.period_key = any(:partial)"
            + " union all select p.company_key, p.period_key, p.account_key, p.branch_key, p.division_key,"
            + " p.scenario_key, p.currency, 0, 0, 0, case p.measure when 'movement' then p.amount else 0 end, 0,"
            + " case p.measure when 'balance' then p.amount else 0 end, 1, null, true, 0, 0, 0, 0, 0"
            + " from semantic.period_amount p where p.period_key = any(:partial)"
            + " union all select o.company_key, o.period_key, o.account_key, o.branch_key, o.division_key,"
            + " o.scenario_key, o.currency, coalesce(o.opening, coalesce(o.debit, 0) - coalesce(o.credit, 0)), 0, 0,"
            + " 0, 0, 0, 0, null, false, 0, 0, 0, 0, 0 from semantic.account_balance o"
            + " where o.kind = 'opening' and o.period_key = any(:partial)";
    /** What names a job or a customer and an account: lines of invoices, and job costs. Amounts debit positive. */
    public static final String NAMED = "select x.company_key, x.period_key, x.account_key, x.branch_key, x.division_key,"
            + " x.currency, x.posting_date, x.amount, x.job_key, coalesce(nullif(x.customer_key, 0), j.customer_key, 0)"
            + " as customer_key, coalesce(j.service_line_key, 0) as service_line_key, x.kind, x.fact_id, x.document,"
            + " x.description, x.file_id, x.file_line from (select l.company_key, l.period_key, l.account_key,"
            + " l.branch_key, l.division_key, l.currency, l.posting_date, l.amount, l.job_key, i.customer_key,"
            + " 'Invoice line' as kind, l.fact_id, l.item as document, l.description, l.file_id, l.file_line"
            + " from semantic.ar_line l join semantic.source_table sl on sl.source_key = l.source_key"
            + " left join (select si.source_system, i.source_id, max(i.customer_key) as customer_key"
            + " from semantic.ar_item i join semantic.source_table si on si.source_key = i.source_key"
            + " group by si.source_system, i.source_id) i on i.source_system = sl.source_system and i.source_id = l.item"
            + " where l.account_key <> 0 and l.period_key between :first and :last"
            + " union all select c.company_key, c.period_key, c.account_key, c.branch_key, c.division_key, c.currency,"
            + " c.posting_date, c.amount, c.job_key, 0, 'Job cost', c.fact_id, c.document, c.description, c.file_id,"
            + " c.file_line from semantic.job_cost c where c.account_key <> 0"
            + " and c.period_key between :first and :last) x" + job("x");
    private static final String JOBS = "select n.company_key, n.period_key, n.account_key, n.branch_key,"
            + " n.division_key, 1, n.currency, 0::numeric, v.sign * greatest(n.amount, 0),"
            + " v.sign * greatest(-n.amount, 0), v.sign * n.amount, 0::numeric, 0::numeric, v.sign::bigint,"
            + " n.posting_date, false" + NO_HOURS + ", case when v.sign > 0 then n.job_key else 0 end,"
            + " case when v.sign > 0 then n.customer_key else 0 end,"
            + " case when v.sign > 0 then n.service_line_key else 0 end from (" + NAMED + ") n,"
            + " (values (1), (-1)) v(sign) where n.job_key <> 0 or n.customer_key <> 0 or n.service_line_key <> 0";
    private static final String HOURS = "select t.company_key, t.period_key, 0, t.branch_key, t.division_key, 1,"
            + " t.currency, 0::numeric, 0::numeric, 0::numeric, 0::numeric, 0::numeric, 0::numeric, 0::bigint,"
            + " t.posting_date, false, case when t.pay_type in ('regular', 'overtime', 'premium') then t.hours else 0"
            + " end, case when t.pay_type = 'overtime' then t.hours else 0 end, t.job_key,"
            + " coalesce(j.customer_key, 0), coalesce(j.service_line_key, 0) from semantic.time_entry t" + job("t")
            + " where t.period_key between :first and :last";

    private Relation() {
    }

    /** The relation to be read as {@code r}; plain when it is a rollup's view. */
    static String sql(Grain grain, boolean partial, boolean hours) {
        String rollup = grain == Grain.COMPANY ? "semantic.company_period" : "semantic.branch_period";
        if (plain(grain, partial, hours)) {
            return rollup;
        }
        String branch = grain == Grain.COMPANY ? "0 as branch_key, 0 as division_key" : "r.branch_key, r.division_key";
        List<String> parts = new ArrayList<>();
        parts.add(
                "select " + ROLLUP.formatted(branch) + ", null::date as posting_date, false as month_amount" + NO_HOURS
                        + UNASSIGNED + " from " + rollup + " r where r.period_key between :first and :last"
                        + (partial ? " and r.period_key <> all(:partial)" : ""));
        if (partial) {
            parts.add(LINES);
        }
        if (grain == Grain.JOB) {
            parts.add(JOBS);
        }
        if (hours) {
            parts.add(HOURS);
        }
        return "(" + String.join(" union all ", parts) + ")";
    }

    /** True when the rollup suffices. */
    static boolean plain(Grain grain, boolean partial, boolean hours) {
        return grain != Grain.JOB && !partial && !hours;
    }

    // A job as it was on the day: its customer and service line may have changed since.
    private static String job(String alias) {
        return " left join semantic.job j on j.job_key = %1$s.job_key and %1$s.job_key <> 0"
                .formatted(alias)
                + " and %1$s.posting_date >= j.valid_from and (j.valid_to is null or %1$s.posting_date < j.valid_to)"
                        .formatted(alias);
    }
}
