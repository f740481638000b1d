package com.superscapes.sample.event;

import com.superscapes.sample.books.Day;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.event.Names.Vendor;
import com.superscapes.sample.plan.Dice;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Purchase orders and subcontracts of construction jobs with a price. A job is given one subcontract when it is awarded, and one
 * purchase order of materials after the other; the bills of materials and subcontractors on the job are of them. What is ordered is no
 * entry: the books are the same with and without.
 */
final class Orders {

    /** Of a job's cost, in parts per million: subcontracts, and a single order of materials. */
    private static final long SUBCONTRACTED = 218_000;
    private static final long AN_ORDER = 95_000;
    private static final long HUNDRED = 100_00;

    private ContractEvents events = ContractEvents.NONE;
    private final Map<Integer, Order> materials = new HashMap<>();
    private final Map<Integer, Order> subcontracts = new HashMap<>();
    private int purchaseOrders;
    private int contracts;

    void listen(ContractEvents listener) {
        events = listener;
    }

    void awarded(Contract job, Day day) {
        if (job.fixedPrice()) {
            contracts++;
            long amount = Dice.part(job.toSpend(), SUBCONTRACTED + (job.number() * 53L % 40 - 20) * 1000);
            open(subcontracts, new Order(Vendor.SUBCONTRACTOR, contracts, job.number(), 1, rounded(amount), day.date()),
                    day);
            order(job, 1, day);
        }
    }

    private void order(Contract job, int number, Day day) {
        purchaseOrders++;
        long amount = Dice.part(job.toSpend(), AN_ORDER + ((job.number() + number) * 37L % 30) * 1000);
        open(materials, new Order(Vendor.MATERIALS, purchaseOrders, job.number(), number, rounded(amount), day.date()),
                day);
    }

    private static long rounded(long cents) {
        return Math.max(HUNDRED, cents / HUNDRED * HUNDRED);
    }

    private void open(Map<Integer, Order> orders, Order order, Day day) {
        orders.put(order.job(), order);
        ContractEvents.tell(() -> events.ordered(order, day));
    }

    /** Puts a bill on the order it is of; a bill of another kind, or for a job without an order, stays as it is. */
    void bill(Entry entry, Contract job, long cents, Day day) {
        Vendor kind = kind(entry);
        Order order = kind == null ? null : (kind == Vendor.MATERIALS ? materials : subcontracts).get(job.number());
        if (order == null) {
            return;
        }
        String what = entry.description().replaceFirst("^.* - ", "");
        entry.orderedBy(order.code(), order.vendor(), "Bill " + order.vendorName() + " - " + what);
        order.billed += cents;
        boolean used = order.left() == 0 && !order.subcontract();
        order.closed = used;
        ContractEvents.tell(() -> events.orderBilled(order, day));
        if (used) {
            materials.remove(job.number());
            int number = Integer.parseInt(order.code().replaceFirst(".*-", "")) + 1;
            if (job.cost < job.toSpend() * 9 / 10) {
                order(job, number, day);
            }
        }
    }

    private static @Nullable Vendor kind(Entry entry) {
        boolean bill = entry.source() == Source.AP && entry.document().startsWith("BILL-");
        return !bill
                ? null
                : entry.reference().startsWith("V10")
                        ? Vendor.MATERIALS
                        : entry.reference().startsWith("V11") ? Vendor.SUBCONTRACTOR : null;
    }

    /** A change of the job's contract changes the subcontract in proportion, once it is approved. */
    void changed(Contract job, boolean approved, long cost, Day day) {
        Order order = subcontracts.get(job.number());
        if (order != null) {
            long cents = Dice.part(cost, SUBCONTRACTED) / 100 * 100;
            if (approved) {
                order.changes += cents;
            }
            ContractEvents.tell(() -> events.subcontractChanged(order, cents, approved, day));
        }
    }

    /** Calls off what was not used. */
    void completed(Contract job, Day day) {
        close(materials.remove(job.number()), day);
        close(subcontracts.remove(job.number()), day);
    }

    private void close(@Nullable Order order, Day day) {
        if (order != null) {
            order.closed = true;
            ContractEvents.tell(() -> events.orderBilled(order, day));
        }
    }
}
