package com.superscapes.proxy.report;

import com.superscapes.api.report.DrillTo;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.period.Covered;
import com.superscapes.proxy.session.Caller;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/** One request of a report: its snapshot and the values of its parameters. */
public final class ReportRun {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);
    // More than these are counted, not named.
    private static final int NAMED = 3;
    private static final int MOST_SHOWN = 10_000;

    private final Snapshot snapshot;
    private final ReportSpec spec;
    private final Members members;
    private final Map<String, String> texts;
    private final Map<Parameter<?>, Object> values = new LinkedHashMap<>();
    private final ReportCatalogue catalogue;
    private final @Nullable RowOutlet outlet;

    /** @param outlet takes the rows where the answer is a file; null where it is shown */
    ReportRun(Snapshot snapshot, ReportSpec spec, Members members, Map<String, String> given, ReportCatalogue catalogue,
            @Nullable RowOutlet outlet) {
        this.outlet = outlet;
        this.snapshot = snapshot;
        this.spec = spec;
        this.members = members;
        this.catalogue = catalogue;
        this.texts = new LinkedHashMap<>();
        for (Parameter<?> parameter : spec.parameters()) {
            String text = given.getOrDefault(parameter.code(), parameter.fallback(members));
            texts.put(parameter.code(), text);
            values.put(parameter, parameter.read(text, members));
        }
    }

    /** The value of a parameter. @throws IllegalArgumentException when the report does not declare it */
    @SuppressWarnings("unchecked")
    public <T> T get(Parameter<T> parameter) {
        Object value = values.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("The report " + spec.code() + " has no parameter " + parameter.code());
        }
        // What stands under a parameter was read by it.
        return (T) value;
    }

    ReportSpec spec() {
        return spec;
    }

    /** True when the report declares the parameter. */
    public boolean has(Parameter<?> parameter) {
        return values.containsKey(parameter);
    }

    /** A table for lines of any number: where the answer is a file, its rows leave as they are made. */
    public ReportTable table(List<Column> columns) {
        return new ReportTable(columns, outlet);
    }

    /** How many lines are read at most: what can be shown, or all of them for a file. */
    public int most() {
        return outlet == null ? MOST_SHOWN : Integer.MAX_VALUE;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public Caller caller() {
        return snapshot.caller();
    }

    public Members members() {
        return members;
    }

    /** True when nothing narrows it below the companies chosen: what a whole ledger balance can be compared with. */
    public boolean wholeCompanies() {
        return caller().entityWide() && chosen(Parameters.BRANCHES).isEmpty() && chosen(Parameters.DIVISIONS).isEmpty();
    }

    /** The companies in question. */
    public List<Members.Company> companies() {
        return values.containsKey(Parameters.COMPANY) ? get(Parameters.COMPANY) : members.companies();
    }

    /** Of every amount; empty when nothing is loaded or the report has none. */
    public String currency() {
        return values.containsKey(Parameters.CURRENCY) ? get(Parameters.CURRENCY) : "";
    }

    private List<Members.Member> chosen(Parameter<List<Members.Member>> parameter) {
        return values.containsKey(parameter) ? get(parameter) : List.of();
    }

    /**
     * The conditions on the rows of an alias that the report's shared parameters make (company, branches, divisions,
     * currency), to stand after a "where true"; each starts with "and".
     */
    public String scope(String alias) {
        StringBuilder sql = new StringBuilder();
        if (values.containsKey(Parameters.COMPANY)) {
            sql.append(" and ").append(alias).append(".company_key = any(:companies)");
        }
        if (!chosen(Parameters.BRANCHES).isEmpty()) {
            sql.append(" and ").append(alias).append(".branch_key = any(:branches)");
        }
        if (!chosen(Parameters.DIVISIONS).isEmpty()) {
            sql.append(" and ").append(alias).append(".division_key = any(:divisions)");
        }
        if (values.containsKey(Parameters.CURRENCY)) {
            sql.append(" and ").append(alias).append(".currency = :currency");
        }
        return sql.toString();
    }

    /** A query in the snapshot, with what {@link #scope} names bound. */
    public Query query(String sql) {
        Query query = snapshot.handle().createQuery(sql);
        query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return query.bindArray("companies", Integer.class, companies().stream().map(Members.Company::key).toList())
                .bindArray("branches", Integer.class, keys(Parameters.BRANCHES))
                .bindArray("divisions", Integer.class, keys(Parameters.DIVISIONS)).bind("currency", currency());
    }

    /**
     * Reads without nested loops, and by hashing rather than sorting, for queries that join large parts of facts: the planner takes the conditions on batch and
     * claim for selective, expects one row and would scan one side once for each row of the other.
     */
    public <T> T hashed(Supplier<T> read) {
        snapshot.handle().execute("set local enable_nestloop = off; set local enable_sort = off");
        T answer = read.get();
        snapshot.handle().execute("set local enable_nestloop = on; set local enable_sort = on");
        return answer;
    }

    /**
     * Reads as of a published batch, and goes back to the run's own. Members that parameters name are those of the run.
     *
     * @param batch published, and not later than the run's own
     */
    public <T> T asOf(long batch, Supplier<T> read) {
        return snapshot.asOf(batch, read);
    }

    private List<Integer> keys(Parameter<List<Members.Member>> parameter) {
        return chosen(parameter).stream().map(Members.Member::key).toList();
    }

    /**
     * Another report with this one's parameters, as far as it has them, and these; null when the caller may not run it.
     *
     * @param with code and value, in turn
     */
    public @Nullable DrillTo to(String report, String title, String... with) {
        ReportSpec target = catalogue.find(report).spec();
        if (!target.permits(caller())) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        target.parameters().stream().map(Parameter::code).filter(texts::containsKey)
                .forEach(code -> parameters.put(code, String.valueOf(texts.get(code))));
        for (int i = 0; i < with.length; i += 2) {
            parameters.put(with[i], with[i + 1]);
        }
        return DrillTo.report(report, parameters, title);
    }

    /** A day for people: "Oct 31, 2026". */
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** The last period it takes in: that of a period asked for, of the day, or else the latest one with figures. */
    Covered covered() {
        Set<String> codes = companies().stream().map(Members.Company::code).collect(Collectors.toSet());
        Optional<Integer> asked = values.values().stream()
                .flatMap(value -> value instanceof List<?> several ? several.stream() : Stream.of(value))
                .filter(Members.Period.class::isInstance).map(value -> ((Members.Period) value).key())
                .max(Comparator.naturalOrder());
        if (asked.isEmpty() && values.containsKey(Parameters.AS_OF)) {
            return Covered.asOf(get(Parameters.AS_OF), codes);
        }
        return Covered.to(asked.or(() -> members.latestPeriod().map(Members.Period::key)).orElse(0), codes);
    }

    /** The parameters as they were used, in the form they are sent in. */
    Map<String, String> texts() {
        return texts;
    }

    /** The parameters in words, for the proof; what does not restrict is left out. */
    Map<String, String> inWords() {
        Map<String, String> words = new LinkedHashMap<>();
        for (Parameter<?> parameter : spec.parameters()) {
            String said = parameter.inWords(String.valueOf(texts.get(parameter.code())), members);
            if (!said.isEmpty()) {
                words.put(parameter.label(), said);
            }
        }
        return words;
    }

    /** Whose report it is, for people. */
    String entity() {
        List<Members.Company> companies = companies();
        List<String> parts = new ArrayList<>();
        parts.add(companies.size() > NAMED
                ? companies.size() + " companies"
                : companies.stream().map(Members.Company::name).collect(Collectors.joining(", ")));
        List<Members.Member> branches = chosen(Parameters.BRANCHES);
        if (!branches.isEmpty()) {
            parts.add((branches.size() == 1 ? "branch " : "branches ") + codes(branches));
        } else if (!caller().entityWide()) {
            parts.add(caller().scope());
        }
        List<Members.Member> divisions = chosen(Parameters.DIVISIONS);
        if (!divisions.isEmpty()) {
            parts.add((divisions.size() == 1 ? "division " : "divisions ") + codes(divisions));
        }
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String codes(List<Members.Member> all) {
        return all.stream().map(Members.Member::code).collect(Collectors.joining(", "));
    }
}
