package com.superscapes.proxy.report;

import com.superscapes.api.report.ResultColumn;
import com.superscapes.api.report.ResultColumn.Kind;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a report.
 *
 * @param formula what the cell is in every row, totals too; null for a column that stands for itself
 * @param adds    true when totals are sums of the rows
 */
public record Column(String code, String label, String under, Kind kind, boolean hidden, boolean adds,
        @Nullable Function<ReportRow, @Nullable BigDecimal> formula) {

    public static Column text(String code, String label) {
        return plain(code, label, Kind.TEXT, false);
    }

    public static Column date(String code, String label) {
        return plain(code, label, Kind.DATE, false);
    }

    /** Amounts in the report's currency, which add up. */
    public static Column money(String code, String label) {
        return plain(code, label, Kind.MONEY, true);
    }

    /** Hours, pieces, tons: what adds up and is no money. */
    public static Column quantity(String code, String label) {
        return plain(code, label, Kind.QUANTITY, true);
    }

    public static Column count(String code, String label) {
        return plain(code, label, Kind.COUNT, true);
    }

    public static Column flag(String code, String label) {
        return plain(code, label, Kind.FLAG, false);
    }

    /** A percentage, recomputed in every total; null where its denominator is zero, which prints "n.m.". */
    public static Column percent(String code, String label, Function<ReportRow, @Nullable BigDecimal> formula) {
        return new Column(code, label, "", Kind.PERCENT, false, false, formula);
    }

    /** A difference of two percentages, recomputed in every total; null prints "n.m.". */
    public static Column points(String code, String label, Function<ReportRow, @Nullable BigDecimal> formula) {
        return new Column(code, label, "", Kind.POINTS, false, false, formula);
    }

    /** A ratio such as days or dollars an hour, recomputed in every total; null prints "n.m.". */
    public static Column ratio(String code, String label, Function<ReportRow, @Nullable BigDecimal> formula) {
        return new Column(code, label, "", Kind.RATIO, false, false, formula);
    }

    /** An amount that follows from others of its row, such as a closing balance. */
    public static Column moneyOf(String code, String label, Function<ReportRow, @Nullable BigDecimal> formula) {
        return new Column(code, label, "", Kind.MONEY, false, false, formula);
    }

    /** Better/(worse), by the row's polarity. */
    public static Column variance(String code, String label, Function<ReportRow, @Nullable BigDecimal> formula) {
        return new Column(code, label, "", Kind.VARIANCE, false, false, formula);
    }

    private static Column plain(String code, String label, Kind kind, boolean adds) {
        return new Column(code, label, "", kind, false, adds, null);
    }

    /** The same with a second line in its head. */
    public Column under(String second) {
        return new Column(code, label, second, kind, hidden, adds, formula);
    }

    /** The same, shown only if the reader asks for it. */
    public Column hiddenAtFirst() {
        return new Column(code, label, under, kind, true, adds, formula);
    }

    /** The same, blank in totals: an age or a rate of one record. */
    public Column notAdded() {
        return new Column(code, label, under, kind, hidden, false, formula);
    }

    /** On the wire. */
    ResultColumn onTheWire() {
        return new ResultColumn(code, label, under, kind, hidden);
    }
}
