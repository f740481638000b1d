package com.superscapes.proxy.measure;

import com.superscapes.proxy.database.Snapshot;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Sums over a rollup, compiled to one statement with every value bound: the company rollup for a whole-company question,
 * the branch rollup for anything finer or for a caller with a branch scope.
 */
public final class SumQuery {

    // The planner takes the conditions on batch and claim for selective, expects one row and would then scan the accounts once
    // per rollup row: ten times slower than hashing them. The switch goes and comes back in the sums' own round trip.
    private static final String HASHED = "set local enable_nestloop = off; ";
    private static final String SPANS = "with s as materialized (select * from unnest(:label, :scenario, :slot, :scenarioKey,"
            + " :from, :to, :before, cast(:through as date[]), :worked, :working) as s(label, scenario, slot, scenario_key,"
            + " from_key, to_key, before_key, through, worked, working))";
    private static final List<String> ADDED = List.of("opening", "debit", "credit", "amount", "closing_entries",
            "stated_balance", "line_count");
    private static final int FEW = 2;
    private static final String USUAL = "; set local enable_nestloop = on";

    private final List<Group> groups;
    private final List<SumColumn> columns;
    private final List<Span> spans;
    private final Filters filters;

    public SumQuery(List<Group> groups, List<SumColumn> columns, List<Span> spans, Filters filters) {
        this.groups = groups;
        this.columns = columns;
        this.spans = spans;
        this.filters = filters;
    }

    /** Runs in the snapshot; rows come in group order, one per group and currency. */
    public List<SumRow> run(Snapshot snapshot) {
        if (spans.isEmpty()) {
            return List.of();
        }
        Query query = snapshot.handle().createQuery(HASHED + sql(snapshot.caller().entityWide()) + USUAL);
        return bind(query).execute((statement, context) -> {
            try (context; PreparedStatement done = statement.get()) {
                return rows(done);
            }
        });
    }

    private List<SumRow> rows(PreparedStatement done) throws SQLException {
        done.getMoreResults();
        List<SumRow> sums = new ArrayList<>();
        try (ResultSet rows = done.getResultSet()) {
            while (rows.next()) {
                sums.add(row(rows));
            }
        }
        return sums;
    }

    String sql(boolean entityWide) {
        Grain grain = groups.stream().map(Group::grain).reduce(filters.grain(), Grain::or)
                .or(entityWide ? Grain.COMPANY : Grain.BRANCH);
        String source = Relation.sql(grain, partial(), hours());
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            sums.add("sum(" + expression(columns.get(i).measure()) + ") filter (where " + condition(i) + ")");
        }
        return SPANS + (many() ? byPeriod(source, sums) : byRow(source, sums));
    }

    private String byRow(String source, List<String> sums) {
        String grouping = groups.stream().map(group -> group.expression() + ", ").collect(Collectors.joining());
        return " select " + grouping + "r.currency, " + String.join(", ", sums)
                + ", sum(r.line_count) filter (where s.slot = 0) from s join " + source + " r on " + inSpan()
                + (partial()
                        ? " and (s.through is null or r.period_key < s.to_key or r.posting_date is null"
                                + " or r.posting_date <= s.through)"
                        : "")
                + joins() + where() + " group by " + grouping + "r.currency order by " + grouping + "r.currency";
    }

    // Each row counts in as many spans as reach it, and balances reach back to the first: rows are added up by period and class
    // of account before they meet the spans, which changes no sum.
    private String byPeriod(String source, List<String> sums) {
        List<Group> members = groups.stream().filter(group -> !group.ofSpan()).toList();
        String keys = "r.scenario_key, r.period_key, r.currency, a.account_type, a.statement_class"
                + members.stream().map(group -> ", " + group.expression()).collect(Collectors.joining());
        StringBuilder named = new StringBuilder(
                "r.scenario_key, r.period_key, r.currency, a.account_type, a.statement_class");
        for (int i = 0; i < members.size(); i++) {
            named.append(", ").append(members.get(i).expression()).append(" as member").append(i);
        }
        String added = ADDED.stream().map(column -> ", sum(r." + column + ") as " + column)
                .collect(Collectors.joining());
        String grouping = groups.stream()
                .map(group -> (group.ofSpan() ? group.expression() : "r.member" + members.indexOf(group)) + ", ")
                .collect(Collectors.joining());
        return " select " + grouping + "r.currency, " + String.join(", ", sums)
                + ", sum(r.line_count) filter (where s.slot = 0) from s join (select " + named + added + " from "
                + source + " r" + joins() + where() + " and r.scenario_key = any(:scenarioKey) group by " + keys
                + ") r on " + inSpan() + " cross join lateral (select r.account_type, r.statement_class) a group by "
                + grouping + "r.currency order by " + grouping + "r.currency";
    }

    private boolean many() {
        return spans.size() > FEW && !partial() && !hours();
    }

    private String inSpan() {
        return "r.scenario_key = s.scenario_key and r.period_key <= s.to_key"
                + (stock() ? "" : " and r.period_key >= s.from_key");
    }

    private String where() {
        return " where r.period_key between :first and :last and "
                + (hours() ? "coalesce(a.account_type, '')" : "a.account_type") + " <> 'statistical'" + anyAccount()
                + filters.sql();
    }

    // A month amount knows no days: it counts by working days, each one rounded to the cent, so that sums still add up.
    private String expression(Measure measure) {
        return partial()
                ? measure.expression().replace("r.amount", "case when r.month_amount and s.through is not null"
                        + " and r.period_key = s.to_key and s.working > 0 then round(r.amount * s.worked / s.working, 2)"
                        + " else r.amount end")
                : measure.expression();
    }

    private boolean partial() {
        return spans.stream().anyMatch(span -> span.cut() != null);
    }

    private boolean hours() {
        return columns.stream().anyMatch(column -> column.measure().hours());
    }

    private boolean stock() {
        return columns.stream().anyMatch(column -> column.measure().stock());
    }

    private String condition(int i) {
        SumColumn column = columns.get(i);
        String sql = "s.slot = " + column.slot() + accounts(column, i);
        if (!filters.adjustments() && !column.measure().stock()) {
            sql += " and r.period_key % 100 <> 13";
        }
        return stock() && !column.measure().stock() ? sql + " and r.period_key >= s.from_key" : sql;
    }

    private static String accounts(SumColumn column, int i) {
        AccountCondition condition = column.accounts();
        return column.measure().hours()
                ? " and r.account_key = 0"
                : (condition.types().isEmpty() ? "" : " and a.account_type = any(:types" + i + ")")
                        + (condition.classes().isEmpty() ? "" : " and a.statement_class = any(:classes" + i + ")");
    }

    // Keeps accounts that no column asks for out of the row count and out of the currency check.
    private String anyAccount() {
        List<String> any = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            any.add("(true" + accounts(columns.get(i), i) + ")");
        }
        return any.contains("(true)") ? "" : " and (" + String.join(" or ", any) + ")";
    }

    private String joins() {
        StringBuilder joins = new StringBuilder(hours() ? " left" : "")
                .append(" join semantic.account a on a.account_key = r.account_key");
        if (groups.contains(Group.JOB)) {
            joins.append(" left join ").append(Members.newest("job")).append(" j on j.job_key = r.job_key");
        }
        if (groups.contains(Group.CUSTOMER)) {
            joins.append(" left join ").append(Members.newest("customer"))
                    .append(" cu on cu.customer_key = r.customer_key");
        }
        if (groups.contains(Group.SERVICE_LINE)) {
            joins.append(" left join ").append(Members.newest("service_line"))
                    .append(" sl on sl.service_line_key = r.service_line_key");
        }
        if (groups.contains(Group.COMPANY)) {
            joins.append(" join semantic.company c on c.company_key = r.company_key");
        }
        if (groups.contains(Group.BRANCH) || groups.contains(Group.REGION)) {
            joins.append(" join semantic.branch b on b.branch_key = r.branch_key");
        }
        if (groups.contains(Group.DIVISION)) {
            joins.append(" join semantic.division d on d.division_key = r.division_key");
        }
        return joins.toString();
    }

    // As Java arrays: bound as lists, Jdbi works out their generic type anew each time, which costs more than all the rest.
    private Query bind(Query query) {
        Query bound = filters.bind(query).bind("label", texts(Span::label)).bind("scenario", texts(Span::scenario))
                .bind("slot", numbers(Span::slot)).bind("scenarioKey", numbers(Span::scenarioKey))
                .bind("from", numbers(span -> span.range().from())).bind("to", numbers(span -> span.range().to()))
                .bind("before", numbers(Span::beforeKey)).bind("through", texts(SumQuery::through))
                .bind("worked", numbers(span -> span.cut() == null ? 0 : span.cut().worked()))
                .bind("working", numbers(span -> span.cut() == null ? 0 : span.cut().working()))
                .bind("first", stock() ? 0 : spans.stream().mapToInt(span -> span.range().from()).min().orElseThrow())
                .bind("last", spans.stream().mapToInt(span -> span.range().to()).max().orElseThrow());
        if (partial()) {
            bound = bound.bind("partial", spans.stream().filter(span -> span.cut() != null)
                    .map(span -> span.range().to()).distinct().toArray(Integer[]::new));
        }
        for (int i = 0; i < columns.size(); i++) {
            AccountCondition accounts = columns.get(i).accounts();
            bound = accounts.types().isEmpty()
                    ? bound
                    : bound.bind("types" + i, accounts.types().toArray(String[]::new));
            bound = accounts.classes().isEmpty()
                    ? bound
                    : bound.bind("classes" + i, accounts.classes().toArray(String[]::new));
        }
        return bound;
    }

    private @Nullable String[] texts(Function<Span, @Nullable String> part) {
        return spans.stream().map(part).toArray(String[]::new);
    }

    private Integer[] numbers(Function<Span, Integer> part) {
        return spans.stream().map(part).toArray(Integer[]::new);
    }

    private static @Nullable String through(Span span) {
        Span.Cut cut = span.cut();
        return cut == null ? null : cut.through().toString();
    }

    private SumRow row(ResultSet rows) throws SQLException {
        String[] group = new String[groups.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = rows.getString(i + 1);
        }
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(Amounts.normal(rows.getBigDecimal(group.length + 2 + i)));
        }
        long lines = rows.getLong(group.length + 2 + columns.size());
        return new SumRow(Arrays.asList(group), rows.getString(group.length + 1), values, lines);
    }
}
