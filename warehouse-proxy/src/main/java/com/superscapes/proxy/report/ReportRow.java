package com.superscapes.proxy.report;

import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ResultRow;
import com.superscapes.proxy.measure.Amounts;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row while a report makes it: values by column code. */
public final class ReportRow {

    private final String id;
    private final ResultRow.Kind kind;
    private final int level;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, DrillTo> cellDrills = new HashMap<>();
    private final Set<String> blank = new HashSet<>();
    private int polarity;
    private @Nullable DrillTo drill;

    ReportRow(String id, ResultRow.Kind kind, int level) {
        this.id = id;
        this.kind = kind;
        this.level = level;
    }

    /** Sets a cell; null leaves it blank. */
    public ReportRow set(String column, @Nullable Object value) {
        if (value == null) {
            values.remove(column);
        } else {
            values.put(column, value);
        }
        return this;
    }

    /** Leaves computed cells blank: what they would be computed from was never there. */
    public ReportRow withoutFigure(String... columns) {
        blank.addAll(List.of(columns));
        return this;
    }

    /** Adds to a cell; null adds nothing. */
    public ReportRow add(String column, @Nullable BigDecimal amount) {
        return amount == null ? this : set(column, amount(column).add(amount));
    }

    /** What every cell of the row opens; null for nothing. */
    public ReportRow drill(@Nullable DrillTo target) {
        drill = target;
        return this;
    }

    /** What one cell opens instead; null for what the row opens. */
    public ReportRow drill(String column, @Nullable DrillTo target) {
        if (target != null) {
            cellDrills.put(column, target);
        }
        return this;
    }

    /** +1 when more is better, -1 when less is better. */
    public ReportRow polarity(int sign) {
        polarity = sign;
        return this;
    }

    /** A cell's decimal; zero where there is none. */
    public BigDecimal amount(String column) {
        return values.get(column) instanceof BigDecimal value ? value : BigDecimal.ZERO;
    }

    /** One cell over another; null, "not meaningful", when the denominator is zero. */
    public @Nullable BigDecimal over(String numerator, String denominator) {
        return Amounts.ratio(amount(numerator), amount(denominator));
    }

    /** Stable, unique in the report. */
    public String id() {
        return id;
    }

    ResultRow.Kind kind() {
        return kind;
    }

    int level() {
        return level;
    }

    int polarity() {
        return polarity;
    }

    boolean computes(String column) {
        return !blank.contains(column);
    }

    /** A cell as it was set; null where it was not. */
    public @Nullable Object value(String column) {
        return values.get(column);
    }

    @Nullable
    DrillTo drill() {
        return drill;
    }

    Map<String, DrillTo> cellDrills() {
        return Map.copyOf(cellDrills);
    }
}
