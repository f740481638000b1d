package com.superscapes.proxy.drill;

import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.Grain;
import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.Relation;
import com.superscapes.proxy.measure.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The facts that add up to a target, as one relation: ledger lines, month amounts and opening balances. It says in terms of
 * facts what {@link Measure} says in terms of rollups; a test holds the two together.
 *
 * @param accounts  those that have lines
 * @param explained for debits and credits: the accounts whose month amounts count into that column
 */
record FactRows(DrillTarget target, List<Integer> accounts, List<Integer> explained) {

    private static final int LINE_KIND = 2;
    private static final String UNION = " union all ";
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
    // The view of ledger lines without its barrier, which would keep the planner from reading an index in its order. The table's
    // own row security stays, and nothing of the caller's stands in the conditions but bound values.
    private static final String LINES_BY_ACCOUNT = "(select f.fact_id as line_id, f.posting_date, f.period_key,"
            + " f.company_key, f.branch_key, f.division_key, f.account_key, f.scenario_key, f.currency, f.debit, f.credit,"
            + " f.entry_kind, f.entry_id, f.document, f.description, f.module, f.file_id, f.file_line"
            + " from warehouse.fact_transaction f where f.batch_from <= (select ops.reading_batch())"
            + " and (f.batch_to is null or f.batch_to > (select ops.reading_batch())))";
    private static final String IN_SPAN = "r.period_key between :from and :to";
    private static final String CHANGE = "case when r.measure = 'balance' and r.period_key = :before then -r.amount"
            + " else r.amount end";
    private static final String OPENING = "coalesce(r.opening, coalesce(r.debit, 0) - coalesce(r.credit, 0))";

    /** The relation, with {@code filters} on each of its parts. */
    String sql() {
        return lineSql(from("ledger_line"), named() ? "" : " and r.account_key = any(:accounts)") + otherSql();
    }

    /**
     * Counts the rows. The rollups count ledger lines and month amounts together, of every kind; where that is what is shown, only
     * the few others are counted here.
     *
     * @param counted of the accounts, by the rollups
     */
    long count(Snapshot snapshot, long counted) {
        Set<Measure> all = Set.of(Measure.MOVEMENT, Measure.OPENING, Measure.CLOSING);
        boolean known = all.contains(target.measure()) && !named() && target.span().cut() == null
                && (target.filters().adjustments() || target.measure().stock());
        String sql = known
                ? "select :counted - (select count(*) from semantic.period_amount r where r.scenario_key = :scenario and "
                        + lines() + target.filters().sql() + ") + (select count(*) from ("
                        + otherSql().substring(UNION.length())
                        + ") o)"
                : "select count(*) from (" + sql() + ") l";
        return bind(snapshot.handle().createQuery(sql)).bind("counted", counted).mapTo(Long.class).one();
    }

    /**
     * The relation's first rows behind a cursor in posting order, and perhaps more of those that are few.
     *
     * @see #bindPage
     */
    String pageSql() {
        // Each account's lines in the order of its index, so that a page costs what it shows and not what lies before or behind it.
        return named()
                ? sql()
                : "select p.* from unnest(:accounts) k(account) cross join lateral (" + lineSql(LINES_BY_ACCOUNT,
                        " and r.account_key = k.account and r.posting_date >= :date and (r.posting_date, r.line_id) > (:date, :line)"
                                + " order by r.posting_date, r.line_id limit :limit")
                        + ") p" + otherSql();
    }

    private String lineSql(String from, String more) {
        return LINE.formatted(target.measure() == Measure.CREDIT ? "0" : "r.debit",
                target.measure() == Measure.DEBIT ? "0" : "r.credit", from,
                lines() + cut() + target.filters().sql() + more);
    }

    private String otherSql() {
        String filters = target.filters().sql();
        String sql = "";
        String amount = side() || target.measure() == Measure.CHANGE ? CHANGE : "r.amount";
        sql += UNION + OTHER.formatted(1, amount, "Period amount", from("period_amount"), amounts() + filters);
        if (named()) {
            sql += UNION + NAMED + cut() + filters;
        }
        if (target.measure().stock() && target.measure() != Measure.CHANGE) {
            sql += UNION + OTHER.formatted(0, OPENING, "Opening balance", from("account_balance"),
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

    /**
     * Binds what {@link #pageSql()} names, but for the rest of the cursor.
     *
     * @param date     of the last row shown
     * @param kind     of the last row shown; lines are of kind 2
     */
    Query bindPage(Query query, LocalDate date, int kind, long id) {
        Query bound = bind(query).bind("date", date);
        long line = kind == LINE_KIND ? id : kind < LINE_KIND ? Long.MIN_VALUE : Long.MAX_VALUE;
        return bound.bind("line", line);
    }

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
        bound = bound.bindArray("accounts", Integer.class, accounts);
        return side() ? bound.bindArray("explained", Integer.class, explained) : bound;
    }
}
