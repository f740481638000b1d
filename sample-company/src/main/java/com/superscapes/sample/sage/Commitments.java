package com.superscapes.sample.sage;

import com.superscapes.sample.event.Order;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Purchase orders and subcontracts in Sage's tables: given once, then kept up with what was billed of them. */
final class Commitments {

    private static final int MATERIALS = 1;
    private static final int SUBCONTRACT = 4;
    /** Materials are ordered in lots of a hundred dollars. */
    private static final BigDecimal LOT = new BigDecimal("100.0000");
    private static final int STONE = 5330;
    /** Subcontractors plan with so many days. */
    private static final int PLANNED = 240;
    private static final int DELIVERY = 45;

    private final SageSink sink;

    Commitments(SageSink sink) {
        this.sink = sink;
    }

    void ordered(Order order, int vendor, Stamp stamp) throws IOException {
        if (order.subcontract()) {
            sink.row("subcon", order.record(), stamp.at(), order.code(), vendor, order.job(), "Subcontract work", 4,
                    order.day(), order.day().plusDays(PLANNED), null);
            sink.row("sbcnln", order.record(), stamp.at(), 1, "Subcontract work", code(SUBCONTRACT), SUBCONTRACT,
                    Stamp.money(order.amount()), Stamp.money(0), Stamp.money(order.amount()), Stamp.money(0),
                    Stamp.money(order.amount()));
        } else {
            sink.row("pchord", order.record(), stamp.at(), order.code(), order.day(), vendor, order.job(), "Materials",
                    order.day().plusDays(DELIVERY), 1);
            sink.row("pcorln", order.record(), stamp.at(), 1, "Stone, plants and lumber", "lot", lots(order.amount()),
                    LOT, Stamp.money(order.amount()), lots(0), lots(0), code(MATERIALS), MATERIALS, STONE);
        }
    }

    void billed(Order order, Stamp stamp) throws IOException {
        Map<String, Object> line = new HashMap<>();
        if (order.subcontract()) {
            line.put("billed", Stamp.money(order.billed()));
            line.put("remain", Stamp.money(order.amount() + order.changes() - order.billed()));
            sink.change("sbcnln", order.record(), stamp.at(), line);
        } else {
            line.put("rcvdte", lots(order.billed()));
            if (order.closed()) {
                line.put("cancel", lots(order.left()));
            }
            sink.change("pcorln", order.record(), stamp.at(), line);
        }
        if (order.closed()) {
            sink.change(order.subcontract() ? "subcon" : "pchord", order.record(), stamp.at(), order.subcontract()
                    ? Map.of("status", 5, "findte", stamp.day().date())
                    : Map.of("status", 4));
        }
    }

    /** @param change record number of the job's change order */
    void changed(Order subcontract, long change, long cents, boolean approved, Stamp stamp) throws IOException {
        sink.row("sbcgln", change, stamp.at(), 1, "Owner's change", Stamp.money(cents),
                Integer.valueOf(subcontract.vendor().replaceAll("\\D", "")), subcontract.record(), 1, approved ? 1 : 2,
                stamp.day().date(), code(SUBCONTRACT), SUBCONTRACT);
        if (approved) {
            sink.change("sbcnln", subcontract.record(), stamp.at(),
                    Map.of("change", Stamp.money(subcontract.changes()), "cntrct",
                            Stamp.money(subcontract.amount() + subcontract.changes())));
        }
    }

    private static BigDecimal lots(long cents) {
        return BigDecimal.valueOf(cents, 4);
    }

    private static BigDecimal code(int type) {
        return new BigDecimal(CostCodes.of(type));
    }
}
