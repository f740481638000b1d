package com.superscapes.proxy.report.jobs;

import com.superscapes.proxy.report.ReportRun;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is ordered and not billed yet at the end of a day, within a run's parameters. Amounts positive. */
public final class Committed {

    static final String IN_WORDS = "Committed = purchase orders and subcontracts with their approved changes, less the bills that name them, not below zero"
            + " for an order; a closed order commits nothing from its last day on.";

    private Committed() {
    }

    /** Column to value, a map for each order, job, cost type and account. @param more conditions on alias c, each with its "and" */
    static List<Map<String, Object>> read(ReportRun run, LocalDate day, String more, Map<String, String> bound) {
        return run.hashed(() -> {
            var query = run.query("""
                    select c.*, coalesce(j.code, '') as job, coalesce(j.name, 'No job') as name, coalesce(v.name, '') as vendor, coalesce(b.code, '') as branch,
                        coalesce(a.code, '') as account
                    from semantic.commitments_at(:day) c
                    left join semantic.job j on j.job_key = c.job_key and j.job_key <> 0 and j.valid_to is null
                    left join semantic.vendor v on v.vendor_key = c.vendor_key and v.valid_to is null
                    left join semantic.branch b on b.branch_key = c.branch_key
                    left join semantic.account a on a.account_key = c.account_key and a.account_key <> 0
                    where true%s%s order by j.code, c.number, c.cost_type""".formatted(run.scope("c"), more))
                    .bind("day", day);
            bound.forEach(query::bind);
            return query.mapToMap().list();
        });
    }

    /** What is left to be billed by job key; jobs without orders have none. */
    static Map<Integer, BigDecimal> byJob(ReportRun run, LocalDate day) {
        Map<Integer, BigDecimal> all = new HashMap<>();
        read(run, day, "", Map.of()).forEach(row -> all.merge(Schedule.jobKey(row),
                Schedule.sum(row, "left_to_bill"), BigDecimal::add));
        return all;
    }

    /** What is left to be billed by account code; empty for orders that name no account and have no bill yet. */
    public static Map<String, BigDecimal> byAccount(ReportRun run, LocalDate day) {
        Map<String, BigDecimal> all = new HashMap<>();
        read(run, day, "", Map.of()).forEach(row -> all.merge(Schedule.text(row, "account"),
                Schedule.sum(row, "left_to_bill"), BigDecimal::add));
        return all;
    }
}
