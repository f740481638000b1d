package com.superscapes.proxy.report;

import com.superscapes.api.report.ResultChart;
import com.superscapes.api.report.ResultColumn;
import com.superscapes.api.report.ResultRow;
import com.superscapes.proxy.measure.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The answer of a report while it is made: rows in order, totals that add the rows, ratios recomputed in each. */
public final class ReportTable {

    // Amounts that a source states to more places keep them; what was divided here is rounded to cents, last.
    private static final int STATED_PLACES = 4;

    private final List<Column> columns;
    private final @Nullable RowOutlet outlet;
    // What the records add up to that have left, and how many they are.
    private final ReportRow gone = new ReportRow("gone", ResultRow.Kind.TOTAL, 0);
    private long left;
    private long counted = -1;
    private final List<ReportRow> rows = new ArrayList<>();
    private final List<ReportRow> totals = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String period = "";
    private @Nullable ResultChart chart;
    private long records = -1;
    private int decimals = 2;

    public ReportTable(List<Column> columns) {
        this(columns, null);
    }

    /** @param outlet takes each row when the next one is made; null to keep them */
    ReportTable(List<Column> columns, @Nullable RowOutlet outlet) {
        this.columns = List.copyOf(columns);
        this.outlet = outlet;
    }

    /** What time it shows, for people: "As of Oct 31, 2026". */
    public ReportTable period(String words) {
        period = words;
        return this;
    }

    /** A record. */
    public ReportRow detail(String id) {
        return detail(id, 0);
    }

    /** A record below a heading or subtotal. */
    public ReportRow detail(String id, int level) {
        return next(id, ResultRow.Kind.DETAIL, level);
    }

    /** A record of sums: an amount that nothing was added to is zero, not blank. */
    public ReportRow sums(String id) {
        ReportRow row = detail(id);
        columns.stream().filter(column -> column.kind() == ResultColumn.Kind.MONEY && column.formula() == null)
                .forEach(column -> row.set(column.code(), BigDecimal.ZERO));
        return row;
    }

    /** A row without figures over others. */
    public ReportRow heading(String id, String label, int level) {
        return next(id, ResultRow.Kind.HEADING, level).set(first(), label);
    }

    /** The sum of these rows, in its place among them. */
    public ReportRow subtotal(String id, String label, int level, Collection<ReportRow> of) {
        return added(next(id, ResultRow.Kind.SUBTOTAL, level), label, of);
    }

    /** The sum of all records, in sight below the others. */
    public ReportRow total(String label) {
        release();
        ReportRow total = total("total", label, row -> true);
        columns.stream().filter(Column::adds).forEach(column -> total.add(column.code(), gone.amount(column.code())));
        return total;
    }

    /** The sum of the records chosen, in sight below the others. */
    public ReportRow total(String id, String label, Predicate<ReportRow> of) {
        return added(row(totals, id, ResultRow.Kind.TOTAL, 0), label,
                rows.stream().filter(row -> row.kind() == ResultRow.Kind.DETAIL).filter(of).toList());
    }

    /** A figure from elsewhere beside the totals, such as a ledger balance. */
    public ReportRow beside(String id, String label) {
        return row(totals, id, ResultRow.Kind.NOTE, 0).set(first(), label);
    }

    /** A row below the totals that must be zero. */
    public ReportRow check(String id, String label) {
        return row(totals, id, ResultRow.Kind.CHECK, 0).set(first(), label);
    }

    /** What a reader must know, in a sentence. */
    public ReportTable note(String sentence) {
        notes.add(sentence);
        return this;
    }

    /** A chart of the figures. */
    public ReportTable chart(@Nullable ResultChart shown) {
        chart = shown;
        return this;
    }

    /** Shows amounts in whole units: for estimates, whose cents mean nothing. */
    public ReportTable wholeUnits() {
        decimals = 0;
        return this;
    }

    /** How many records stand behind the figures, where that is not the number of rows. */
    public ReportTable records(long count) {
        records = count;
        return this;
    }

    /** How many records there are, where not all of them were read. */
    public ReportTable counted(long count) {
        counted = count;
        return this;
    }

    /** The rows so far, but for those that have left. */
    public List<ReportRow> rows() {
        return List.copyOf(rows);
    }

    private String first() {
        return columns.getFirst().code();
    }

    private ReportRow next(String id, ResultRow.Kind kind, int level) {
        release();
        return row(rows, id, kind, level);
    }

    /** Lets the rows leave that are complete, where somebody takes them. */
    private void release() {
        if (outlet == null) {
            return;
        }
        for (ReportRow row : rows) {
            if (row.kind() == ResultRow.Kind.DETAIL) {
                left++;
                columns.stream().filter(Column::adds).forEach(column -> gone.add(column.code(),
                        row.amount(column.code())));
            }
            outlet.take(this, onTheWire(row));
        }
        rows.clear();
    }

    private static ReportRow row(List<ReportRow> to, String id, ResultRow.Kind kind, int level) {
        ReportRow row = new ReportRow(id, kind, level);
        to.add(row);
        return row;
    }

    private ReportRow added(ReportRow sum, String label, Collection<ReportRow> of) {
        for (Column column : columns) {
            if (column.adds()) {
                sum.set(column.code(),
                        of.stream().map(row -> row.amount(column.code())).reduce(BigDecimal.ZERO, BigDecimal::add));
            }
        }
        return sum.set(first(), label);
    }

    String period() {
        return period;
    }

    List<String> notes() {
        return notes;
    }

    @Nullable
    ResultChart chart() {
        return chart;
    }

    int decimals() {
        return decimals;
    }

    List<ResultColumn> header() {
        return columns.stream().map(Column::onTheWire).toList();
    }

    long trueCount() {
        return counted >= 0
                ? counted
                : left + rows.stream().filter(row -> row.kind() == ResultRow.Kind.DETAIL).count();
    }

    long records() {
        return records < 0 ? trueCount() : records;
    }

    /** The rows up to so many records. */
    List<ResultRow> rows(int limit) {
        List<ResultRow> shown = new ArrayList<>();
        int details = 0;
        for (ReportRow row : rows) {
            details += row.kind() == ResultRow.Kind.DETAIL ? 1 : 0;
            if (details > limit) {
                break;
            }
            shown.add(onTheWire(row));
        }
        return shown;
    }

    List<ResultRow> totals() {
        return totals.stream().map(this::onTheWire).toList();
    }

    private ResultRow onTheWire(ReportRow row) {
        List<@Nullable Object> cells = new ArrayList<>();
        List<Integer> notMeaningful = new ArrayList<>();
        boolean figures = row.kind() != ResultRow.Kind.HEADING;
        for (Column column : columns) {
            Object value = row.value(column.code());
            if (value == null && column.formula() != null && figures && computed(row) && row.computes(column.code())) {
                value = column.formula().apply(row);
                if (value == null) {
                    notMeaningful.add(cells.size());
                }
            }
            cells.add(cell(column.kind(), value));
        }
        return new ResultRow(row.id(), row.kind(), row.level(), cells, notMeaningful, row.polarity(), row.drill(),
                row.cellDrills());
    }

    // A ledger balance beside the totals has no ratios of its own.
    private static boolean computed(ReportRow row) {
        return row.kind() != ResultRow.Kind.NOTE && row.kind() != ResultRow.Kind.CHECK;
    }

    private static @Nullable Object cell(ResultColumn.Kind kind, @Nullable Object value) {
        if (!(value instanceof BigDecimal amount)) {
            return value;
        }
        return switch (kind) {
            case MONEY, VARIANCE -> Amounts.money(amount.stripTrailingZeros().scale() > STATED_PLACES
                    ? amount.setScale(2, RoundingMode.HALF_UP)
                    : amount);
            case COUNT -> amount.longValueExact();
            default -> amount;
        };
    }
}
