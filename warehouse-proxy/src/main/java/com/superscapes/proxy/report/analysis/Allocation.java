package com.superscapes.proxy.report.analysis;

import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.proxy.measure.Shares;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.ReportRow;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Overhead that names no member of a dimension, put on its members by a stated basis, to the cent. */
final class Allocation {

    static final Parameter<String> BASIS = Parameter.choice("allocation", "Overhead",
            new Choice("off", "Not allocated"),
            new Choice("revenue", "Allocated by revenue"), new Choice("direct", "Allocated by direct cost"),
            new Choice("labor", "Allocated by direct labor"), new Choice("hours", "Allocated by hours"));

    private Allocation() {
    }

    /** Sets "allocated" in every row; what the row of no member had is taken off it. @return what was allocated */
    static BigDecimal apply(List<ReportRow> rows, String basis) {
        BigDecimal pool = rows.stream().filter(row -> row.id().isEmpty()).map(row -> row.amount("overhead"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, BigDecimal> weights = new HashMap<>();
        rows.stream().filter(row -> !row.id().isEmpty()).forEach(row -> weights.put(row.id(), switch (basis) {
            case "direct" -> row.amount("revenue").subtract(MarginReport.profit(row));
            case "off" -> BigDecimal.ZERO;
            default -> row.amount(basis);
        }));
        Map<String, BigDecimal> parts = Shares.of(pool, weights);
        for (ReportRow row : rows) {
            row.set("allocated", row.id().isEmpty() && !parts.isEmpty()
                    ? pool.negate()
                    : parts.getOrDefault(row.id(), BigDecimal.ZERO));
        }
        return parts.isEmpty() ? BigDecimal.ZERO : pool;
    }
}
