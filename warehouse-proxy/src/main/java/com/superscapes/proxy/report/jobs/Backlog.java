package com.superscapes.proxy.report.jobs;

import com.superscapes.proxy.report.ReportRun;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Signed work not earned yet: contracts with approved change orders less what is earned, of all jobs with a price. */
public final class Backlog {

    private static final String SQL = """
            select r.period_key, sum(r.contract - r.earned) as backlog from (
                select w.period_key, w.company_key, w.currency, j.branch_key, j.division_key, w.contract, w.earned
                from ops.wip_at((select ops.reading_batch()), :periods, true) w
                join semantic.job j on j.job_key = w.job_key and j.valid_to is null
                where w.method <> 'as billed') r
            where true%s group by r.period_key""";

    private Backlog() {
    }

    /**
     * At the ends of some periods, all read in one pass; what the run's parameters and the caller's scope leave in.
     *
     * @return by the periods given, zero where there is none; adjustments of period 13 are read with the twelfth
     */
    public static Map<Integer, BigDecimal> at(ReportRun run, Collection<Integer> periods) {
        Map<Integer, BigDecimal> read = new HashMap<>();
        run.hashed(() -> run.query(SQL.formatted(run.scope("r")))
                .bindArray("periods", Integer.class, periods.stream().map(Schedule::month).distinct().toList())
                .map((row, context) -> read.put(row.getInt(1), row.getBigDecimal(2))).list());
        Map<Integer, BigDecimal> all = new HashMap<>();
        periods.forEach(period -> all.put(period, read.getOrDefault(Schedule.month(period), BigDecimal.ZERO)));
        return all;
    }
}
