package com.superscapes.proxy.drill;

import com.superscapes.proxy.measure.Grain;
import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.Relation;
import com.superscapes.proxy.measure.Span;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The facts that add up to a target, as one relation: ledger lines, month amounts and opening balances. It says in terms of
 * facts what {@link Measure} says in terms of rollups; a test holds the two together.
 *
 * @param explained for debits and credits: the accounts whose month amounts count into that column
 */
record FactRows(DrillTarget target, List<Integer> explained) {

    private static final String LINE = "select 2 as kind, r.line_id as id, '' as sid, r.posting_date, r.period_key,"
            + " r.company_key, r.branch_key, r.division_key, r.account_key, r.currency, %s as debit, %s as credit,"
            + " r.entry_id, r.description, r.document, r.module, r.file_id, r.file_line"
            + " from %s r where r.scenario_key = :scenario and %s";
    private static final String OTHER = "select %d, r.source_key::bigint, r.source_id, r.posting_date, r.period_key,"
            + " r.company_key, r.branch_key, r.division_key, r.account_key, r.currency, greatest(%2$s, 0),"
            + " greatest(-(%2$s), 0), null, '%3$s', null, null, r.file_id, r.file_line"
            + " from %4$s r where r.scenario_key = :scenario and %5$s";
    // Invoice lines and job costs that name a job, and the same taken off what names none.
    private static final String NAMED = "select 3, r.fact_id, r.sign::text, r.posting_date, r.period_key, r.company_key,"
            + " r.branch_key, r.division_key, r.account_key, r.currency, greatest(r.sign * r.amount, 0),"
            + " greatest(-r.sign * r.amount, 0), null, coalesce(r.description, case when r.sign < 0"
            + " then 'Stands under its job' end), r.document, r.kind, r.file_id, r.file_line from (select n.company_key,"
            + " n.period_key, n.account_key, n.branch_key, n.division_key, n.currency, n.posting_date, n.amount, n.kind,"
            + " n.fact_id, n.document, n.description, n.file_id, n.file_line, v.sign,"
            + " case when v.sign > 0 then n.job_key else 0 end as job_key,"
            + " case when v.sign > 0 then n.customer_key else 0 end as customer_key,"
            + " case when v.sign > 0 then n.service_line_key else 0 end as service_line_key from (" + Relation.NAMED
            + ") n, (values (1), (-1)) v(sign) where n.job_key <> 0 or n.customer_key <> 0 or n.service_line_key <> 0) r"
            + " where :scenario = 1";
    private static final String IN_SPAN = "r.period_key between :from and :to";
    private static final String CHANGE = "case when r.measure = 'balance' and r.period_key = :before then -r.amount"
            + " else r.amount end";
    private static final String OPENING = "coalesce(r.opening, coalesce(r.debit, 0) - coalesce(r.credit, 0))";

    /** The relation, with {@code filters} on each of its parts. */
    String sql() {
        String filters = target.filters().sql();
        String sql = LINE.formatted(target.measure() == Measure.CREDIT ? "0" : "r.debit",
                target.measure() == Measure.DEBIT ? "0" : "r.credit", from("ledger_line"), lines() + cut() + filters);
        String amount = side() || target.measure() == Measure.CHANGE ? CHANGE : "r.amount";
        sql += " union all "
                + OTHER.formatted(1, amount, "Period amount", from("period_amount"), amounts() + filters);
        if (named()) {
            sql += " union all " + NAMED + cut() + filters;
        }
        if (target.measure().stock() && target.measure() != Measure.CHANGE) {
            sql += " union all " + OTHER.formatted(0, OPENING, "Opening balance", from("account_balance"),
                    "r.kind = 'opening' and r.period_key <= :to" + filters);
        }
        return sql;
    }

    private boolean named() {
        return target.filters().grain() == Grain.JOB;
    }

    // Ledger lines name no job.
    private String from(String view) {
        return named()
                ? "(select l.*, 0 as job_key, 0 as customer_key, 0 as service_line_key from semantic." + view + " l)"
                : "semantic." + view;
    }

    private String cut() {
        String regular = target.filters().adjustments() || target.measure().stock()
                ? ""
                : " and r.period_key % 100 <> 13";
        return target.span().cut() == null
                ? regular
                : regular + " and (r.period_key < :to or r.posting_date <= cast(:through as date))";
    }

    private boolean side() {
        return target.measure() == Measure.DEBIT || target.measure() == Measure.CREDIT;
    }

    private String lines() {
        return switch (target.measure()) {
            case FLOW, CHANGE -> IN_SPAN + " and r.entry_kind <> 'C'";
            case CLOSING_ENTRIES -> IN_SPAN + " and r.entry_kind = 'C'";
            case DEBIT -> IN_SPAN + " and r.debit <> 0";
            case CREDIT -> IN_SPAN + " and r.credit <> 0";
            case OPENING -> "r.period_key < :from";
            case CLOSING -> "r.period_key <= :to";
            default -> IN_SPAN;
        };
    }

    private String amounts() {
        return switch (target.measure()) {
            case DEBIT, CREDIT -> "r.account_key = any(:explained) and (r.measure = 'movement' and " + IN_SPAN
                    + " or r.measure = 'balance' and r.period_key in (:to, :before))";
            case CLOSING_ENTRIES -> "false";
            case CHANGE -> "(r.measure = 'movement' and " + IN_SPAN
                    + " or r.measure = 'balance' and r.period_key in (:to, :before))";
            case OPENING -> "(r.measure = 'movement' and r.period_key < :from"
                    + " or r.measure = 'balance' and r.period_key = :before)";
            case CLOSING -> "(r.measure = 'movement' and r.period_key <= :to"
                    + " or r.measure = 'balance' and r.period_key = :to)";
            default -> "r.measure = 'movement' and " + IN_SPAN;
        };
    }

    /** Binds what {@link #sql()} names. */
    <T extends SqlStatement<T>> T bind(T statement) {
        T bound = target.filters().bind(statement).bind("scenario", target.span().scenarioKey())
                .bind("from", target.span().range().from()).bind("to", target.span().range().to())
                .bind("before", target.span().beforeKey());
        Span.Cut cut = target.span().cut();
        bound = cut == null ? bound : bound.bind("through", cut.through().toString());
        if (named()) {
            bound = bound.bind("first", target.measure().stock() ? 0 : target.span().range().from()).bind("last",
                    target.span().range().to());
        }
        return side() ? bound.bindArray("explained", Integer.class, explained) : bound;
    }
}
