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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** One statement for questions that differ in their spans alone, with every value bound. */
final class SumStatement {

    // The planner takes the conditions on batch and claim for selective, expects one row and would then scan the accounts once
    // per rollup row: ten times slower than hashing them. The switch goes and comes back in the sums' own round trip.
    // For the same reason it would sort all rows by their texts to add them up.
    private static final String HASHED = "set local enable_nestloop = off; set local enable_sort = off; ";
    private static final String SPANS = "with s as materialized (select * from unnest(:question, :label, :scenario, :slot, :scenarioKey,"
            + " :from, :to, :before, cast(:through as date[]), :worked, :working) as s(question, label, scenario, slot, scenario_key,"
            + " from_key, to_key, before_key, through, worked, working))";
    private static final String COUNTED = "line_count";
    private static final List<String> ADDED = List.of("opening", "debit", "credit", "amount", "closing_entries",
            "stated_balance", COUNTED);
    private static final String MONEY = " <> 'statistical'";
    private static final int FEW = 2;
    private static final String USUAL = "; set local enable_nestloop = on; set local enable_sort = on";

    private final List<Group> groups;
    private final List<SumColumn> columns;
    private final List<AccountCondition> conditions;
    private final Filters filters;
    private final int questions;
    private final List<Asked> spans;
    private final int first;
    private final int last;

    /** A span and the number of its question. */
    private record Asked(int question, Span span) {
    }

    /** @param alike differ in their spans alone; of those with a partial period there is only one */
    SumStatement(List<SumQuery> alike) {
        this.groups = alike.getFirst().groups();
        this.columns = alike.getFirst().columns();
        this.conditions = columns.stream().filter(column -> !column.measure().hours()).map(SumColumn::accounts)
                .distinct().toList();
        this.filters = alike.getFirst().filters();
        this.questions = alike.size();
        this.spans = IntStream.range(0, questions).boxed()
                .flatMap(question -> alike.get(question).spans().stream().map(span -> new Asked(question, span)))
                .toList();
        this.first = stock() ? 0 : spans.stream().mapToInt(asked -> asked.span().range().from()).min().orElseThrow();
        this.last = spans.stream().mapToInt(asked -> asked.span().range().to()).max().orElseThrow();
    }

    /** The rows of each question. */
    List<List<SumRow>> run(Snapshot snapshot) {
        Query query = snapshot.handle().createQuery(HASHED + sql(snapshot.caller().entityWide()) + USUAL);
        return bind(query).execute((statement, context) -> {
            try (context; PreparedStatement done = statement.get()) {
                return rows(done);
            }
        });
    }

    private List<List<SumRow>> rows(PreparedStatement done) throws SQLException {
        done.getMoreResults();
        done.getMoreResults();
        List<List<SumRow>> sums = Stream.generate(() -> (List<SumRow>) new ArrayList<SumRow>()).limit(questions)
                .toList();
        try (ResultSet rows = done.getResultSet()) {
            while (rows.next()) {
                sums.get(rows.getInt(1)).add(row(rows));
            }
        }
        return sums;
    }

    private String sql(boolean entityWide) {
        Grain grain = groups.stream().map(Group::grain).reduce(filters.grain(), Grain::or)
                .or(entityWide ? Grain.COMPANY : Grain.BRANCH);
        String source = Relation.sql(grain, partial(), hours());
        return SPANS + (many() ? byPeriod(source) : byRow(source));
    }

    private String byRow(String source) {
        String grouping = groups.stream().map(group -> group.expression() + ", ").collect(Collectors.joining());
        String sums = columns.stream().map(column -> "sum(" + expression(column.measure()) + ") filter (where "
                + ofSlot(column) + accounts(column) + "), ").collect(Collectors.joining());
        return " select s.question, " + grouping + "r.currency, " + sums + "sum(r.line_count) filter (where s.slot = 0)"
                + " from s join " + source + " r on " + inSpan()
                + (partial()
                        ? " and (s.through is null or r.period_key < s.to_key or r.posting_date is null"
                                + " or r.posting_date <= s.through)"
                        : "")
                + (hours() ? " left" : "") + " join semantic.account a on a.account_key = r.account_key" + joins()
                + where() + " and " + (hours() ? "coalesce(a.account_type, '')" : "a.account_type") + MONEY
                + anyAccount() + " group by s.question, " + grouping + "r.currency order by " + grouping + "r.currency";
    }

    // Each row counts in as many spans as reach it, and balances reach back to the first: rows are added up by period before
    // they meet the spans, for each condition on accounts apart, which changes no sum.
    private String byPeriod(String source) {
        List<Group> members = groups.stream().filter(group -> !group.ofSpan()).toList();
        String named = IntStream.range(0, members.size())
                .mapToObj(i -> ", " + members.get(i).expression() + " as member" + i).collect(Collectors.joining());
        String keys = members.stream().map(group -> ", " + group.expression()).collect(Collectors.joining());
        String added = conditions.stream().map(this::added).collect(Collectors.joining());
        String marked = conditions.stream()
                .map(condition -> ", (true" + sql(condition) + ") as of" + conditions.indexOf(condition))
                .collect(Collectors.joining());
        String grouping = groups.stream()
                .map(group -> (group.ofSpan() ? group.expression() : "r.member" + members.indexOf(group)) + ", ")
                .collect(Collectors.joining());
        String sums = columns.stream().map(this::sumOfPeriods).collect(Collectors.joining());
        return " select s.question, " + grouping + "r.currency, " + sums + "sum(r.line_count) filter (where s.slot = 0)"
                + " from s join (select r.scenario_key, r.period_key, r.currency" + named + added
                + ", sum(r.line_count) as line_count from " + source + " r join (select a.*" + marked
                // Without the offset each row of the rollup would be compared anew.
                + " from semantic.account a where a.account_type" + MONEY + anyAccount()
                + " offset 0) a on a.account_key = r.account_key" + joins() + where()
                + " and r.scenario_key = any(:scenarios) group by r.scenario_key, r.period_key, r.currency" + keys
                + ") r on " + inSpan() + " group by s.question, " + grouping + "r.currency order by " + grouping
                + "r.currency";
    }

    // What the measures of a condition add, each under its name and the condition's number.
    private String added(AccountCondition condition) {
        int number = conditions.indexOf(condition);
        return ADDED.stream()
                .filter(name -> name.equals(COUNTED) || columns.stream()
                        .filter(column -> column.accounts().equals(condition))
                        .anyMatch(column -> column.measure().expression().contains("r." + name)))
                .map(name -> ", sum(r." + name + ") filter (where a.of" + number + ") as " + name + number)
                .collect(Collectors.joining());
    }

    private String sumOfPeriods(SumColumn column) {
        int number = conditions.indexOf(column.accounts());
        String expression = column.measure().expression();
        for (String name : ADDED) {
            expression = expression.replaceAll("r\\." + name + "\\b", "r." + name + number);
        }
        return "sum(" + expression + ") filter (where " + ofSlot(column) + " and r." + COUNTED + number
                + " is not null), ";
    }

    private boolean many() {
        return spans.size() > FEW && !partial() && !hours();
    }

    private String inSpan() {
        return "r.scenario_key = s.scenario_key and r.period_key <= s.to_key"
                + (stock() ? "" : " and r.period_key >= s.from_key");
    }

    private String where() {
        return " where r.period_key between :first and :last"
                + (sparse() ? " and r.period_key = any(:periods)" : "") + filters.sql();
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
        return spans.stream().anyMatch(asked -> asked.span().cut() != null);
    }

    private boolean hours() {
        return columns.stream().anyMatch(column -> column.measure().hours());
    }

    private boolean stock() {
        return columns.stream().anyMatch(column -> column.measure().stock());
    }

    private String ofSlot(SumColumn column) {
        String sql = "s.slot = " + column.slot();
        if (!filters.adjustments() && !column.measure().stock()) {
            sql += " and r.period_key % 100 <> 13";
        }
        return stock() && !column.measure().stock() ? sql + " and r.period_key >= s.from_key" : sql;
    }

    private String accounts(SumColumn column) {
        return column.measure().hours() ? " and r.account_key = 0" : sql(column.accounts());
    }

    private String sql(AccountCondition condition) {
        int number = conditions.indexOf(condition);
        return (condition.types().isEmpty() ? "" : " and a.account_type = any(:types" + number + ")")
                + (condition.classes().isEmpty() ? "" : " and a.statement_class = any(:classes" + number + ")");
    }

    // Keeps accounts that no column asks for out of the row count and out of the currency check.
    private String anyAccount() {
        List<String> any = columns.stream().map(column -> "(true" + accounts(column) + ")").distinct().toList();
        return any.contains("(true)") ? "" : " and (" + String.join(" or ", any) + ")";
    }

    private String joins() {
        StringBuilder joins = new StringBuilder();
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
        Query bound = filters.bind(query)
                .bind("question", spans.stream().map(Asked::question).toArray(Integer[]::new))
                .bind("label", texts(Span::label)).bind("scenario", texts(Span::scenario))
                .bind("slot", numbers(Span::slot)).bind("scenarioKey", numbers(Span::scenarioKey))
                .bind("from", numbers(span -> span.range().from())).bind("to", numbers(span -> span.range().to()))
                .bind("before", numbers(Span::beforeKey)).bind("through", texts(SumStatement::through))
                .bind("worked", numbers(span -> span.cut() == null ? 0 : span.cut().worked()))
                .bind("working", numbers(span -> span.cut() == null ? 0 : span.cut().working()))
                .bind("first", first).bind("last", last);
        if (many()) {
            bound = bound.bind("scenarios",
                    spans.stream().map(asked -> asked.span().scenarioKey()).distinct().toArray(Integer[]::new));
        }
        if (sparse()) {
            bound = bound.bind("periods", spans.stream().map(Asked::span).map(Span::range).distinct()
                    .flatMapToInt(Periods::within).distinct().sorted().boxed().toArray(Integer[]::new));
        }
        if (partial()) {
            bound = bound.bind("partial", spans.stream().map(Asked::span)
                    .filter(span -> span.cut() != null).map(span -> span.range().to()).distinct()
                    .toArray(Integer[]::new));
        }
        for (AccountCondition condition : conditions) {
            int number = conditions.indexOf(condition);
            bound = condition.types().isEmpty()
                    ? bound
                    : bound.bind("types" + number, condition.types().toArray(String[]::new));
            bound = condition.classes().isEmpty()
                    ? bound
                    : bound.bind("classes" + number, condition.classes().toArray(String[]::new));
        }
        return bound;
    }

    // True when there may be periods between the first and the last that nobody asks for.
    private boolean sparse() {
        return !stock() && spans.stream().map(Asked::span)
                .noneMatch(span -> span.range().from() == first && span.range().to() == last);
    }

    private @Nullable String[] texts(Function<Span, @Nullable String> part) {
        return spans.stream().map(Asked::span).map(part).toArray(String[]::new);
    }

    private Integer[] numbers(Function<Span, Integer> part) {
        return spans.stream().map(Asked::span).map(part).toArray(Integer[]::new);
    }

    private static @Nullable String through(Span span) {
        Span.Cut cut = span.cut();
        return cut == null ? null : cut.through().toString();
    }

    private SumRow row(ResultSet rows) throws SQLException {
        String[] group = new String[groups.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = rows.getString(i + 2);
        }
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(Amounts.normal(rows.getBigDecimal(group.length + 3 + i)));
        }
        long lines = rows.getLong(group.length + 3 + columns.size());
        return new SumRow(Arrays.asList(group), rows.getString(group.length + 2), values, lines);
    }
}
