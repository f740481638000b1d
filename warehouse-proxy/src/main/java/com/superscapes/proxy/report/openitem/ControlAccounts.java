package com.superscapes.proxy.report.openitem;

import com.superscapes.api.report.DrillTo;
import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.ReportRun;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's control accounts at the end of a day: those that items name, else those of the receivable or payable classes.
 *
 * @param codes   of the accounts
 * @param balance debit positive
 * @param through the period that the day is in; the balance is read up to the day
 */
record ControlAccounts(List<String> codes, BigDecimal balance, Members.Period through) {

    // The adjustments of period 13 belong to the year's last day.
    private static final String NAMED = """
            with named as (
                select distinct i.account_key from semantic.{side}_item i where i.account_key <> 0 and i.company_key = any(:companies)
                union select distinct a.account_key from semantic.{side}_application a where a.account_key <> 0 and a.company_key = any(:companies)
            ),
            """;
    private static final String NONE_NAMED = """
            with named as (select a.account_key from semantic.account a where false),
            """;
    private static final String BALANCE = """
            control as (
                select a.account_key, a.code from semantic.account a
                where a.account_key in (select n.account_key from named n)
                    or not exists (select from named) and a.statement_class = any(:classes)
            ),
            cut as (
                select p.company_key, p.period_key, p.end_date, p.period from semantic.fiscal_period p
                where p.company_key = any(:companies) and p.period <= 12 and :asOf between p.start_date and p.end_date
            )
            select coalesce(string_agg(distinct c.code, ', '), '') as codes,
                coalesce(sum(b.amount), 0) as amount
            from control c left join (
                select r.account_key, r.opening + case when r.period_key < cut.period_key or cut.end_date = :asOf then r.amount else 0 end as amount
                from cut join semantic.company_period r on r.company_key = cut.company_key
                    and r.period_key <= case when cut.end_date = :asOf and cut.period = 12 then cut.period_key + 1 else cut.period_key end
                join semantic.scenario s on s.scenario_key = r.scenario_key and s.code = 'actual'
                where r.currency = :currency
                union all
                select l.account_key, l.amount
                from cut join semantic.ledger_line l on l.company_key = cut.company_key and l.period_key = cut.period_key
                    and l.posting_date <= :asOf
                join semantic.scenario s on s.scenario_key = l.scenario_key and s.code = 'actual'
                where l.period_key = any(:periods) and cut.end_date > :asOf and l.currency = :currency) b on b.account_key = c.account_key""";

    /** Empty where only a part of the company is seen or the day is in no fiscal period. */
    static Optional<ControlAccounts> read(Side side, ReportRun run) {
        return read(side.sql(NAMED), side.controlClasses(), run, run.get(Parameters.AS_OF));
    }

    /** The accounts of some statement classes; empty as above. */
    static Optional<ControlAccounts> ofClasses(List<String> classes, ReportRun run) {
        return ofClasses(classes, run, run.get(Parameters.AS_OF));
    }

    /** The same at the end of another day than the run's. */
    static Optional<ControlAccounts> ofClasses(List<String> classes, ReportRun run, LocalDate day) {
        return read(NONE_NAMED, classes, run, day);
    }

    private static Optional<ControlAccounts> read(String named, List<String> classes, ReportRun run, LocalDate day) {
        List<Members.Period> around = run.members().periods().stream().filter(period -> period.key() % 100 <= 12)
                .filter(period -> !day.isBefore(period.start()) && !day.isAfter(period.end())).toList();
        if (!run.wholeCompanies() || around.isEmpty()) {
            return Optional.empty();
        }
        Members.Period through = around.getFirst();
        return run.query(named + BALANCE).bind("asOf", day).bindArray("classes", String.class, classes)
                // Said once more as values, so that only their lines are read.
                .bindArray("periods", Integer.class, around.stream().map(Members.Period::key).toList())
                .map((row, context) -> new ControlAccounts(List.of(row.getString(1).split(", ")), row.getBigDecimal(2),
                        through))
                .findOne().filter(accounts -> !accounts.codes().getFirst().isEmpty());
    }

    /** "1200, 1210". */
    String names() {
        return String.join(", ", codes);
    }

    /** The lines of the period that the day is in; null for several companies, whose accounts are not one list. */
    @Nullable
    DrillTo lines(ReportRun run) {
        if (run.companies().size() != 1) {
            return null;
        }
        String period = Integer.toString(through.key());
        return DrillTo.lines(Map.of("account", String.join(",", codes), "company",
                run.companies().getFirst().code(), "currency", run.currency(), "from", period, "to", period),
                names() + ", " + through.name());
    }
}
