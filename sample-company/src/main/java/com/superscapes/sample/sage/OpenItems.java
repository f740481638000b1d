package com.superscapes.sample.sage;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The items of one sub-ledger: invoices with their retainage, and everything that was applied to them until they are closed. */
final class OpenItems {

    private static final int DISCOUNT_DAYS = 15;

    /** Whose items they are. */
    private final SageSink sink;
    private final String invoices;
    private final String payments;
    private final int control;
    private final int retainage;
    private final int sign;
    private final Map<String, Item> open = new HashMap<>();
    private long number;
    private long applied;

    private static final class Item {
        private final long number;
        private long due;
        private long held;

        Item(long number, long due, long held) {
            this.number = number;
            this.due = due;
            this.held = held;
        }
    }

    /** @param sign 1 for receivables, -1 for payables: amounts are positive in Sage on either side */
    OpenItems(SageSink sink, String invoices, String payments, int control, int retainage, int sign) {
        this.sink = sink;
        this.invoices = invoices;
        this.payments = payments;
        this.control = control;
        this.retainage = retainage;
        this.sign = sign;
    }

    /** True when a document has an item that is not closed. */
    boolean knows(String document) {
        return open.containsKey(document);
    }

    /**
     * A new invoice.
     *
     * @param due  on the control account, debit positive
     * @param held on the retainage account, debit positive
     * @param who  client or vendor
     * @param order number of the purchase order or subcontract that a bill is of; empty for none
     * @return its record number
     */
    long invoice(String document, int who, @Nullable Integer job, long due, long held, long tax, String text,
            String order, Stamp stamp)
            throws IOException {
        number++;
        open.put(document, new Item(number, due, held));
        LocalDate date = stamp.day().date();
        Object total = Stamp.money(sign * (due + held));
        Object net = Stamp.money(sign * due);
        Object retained = Stamp.money(sign * held);
        int type = due < 0 == sign > 0 ? 2 : 1;
        if (sign > 0) {
            sink.row(invoices, number, stamp.at(), document, job, who, date, date.plusDays(30), Stamp.brief(text), 1,
                    type, total, net,
                    retained, Stamp.money(tax), Stamp.money(0), total, control, retainage, stamp.period(),
                    stamp.day().fiscalYear(), stamp.entry());
        } else {
            // Nurseries and quarries give one percent to who pays within fifteen days; the company does not take it yet.
            long discount = order.startsWith("PO-") && type == 1 ? -due / 100 : 0;
            sink.row(invoices, number, stamp.at(), document, who, job, date, date.plusDays(30), Stamp.brief(text), 1,
                    type, total, net,
                    retained, Stamp.money(0), total, control, retainage, stamp.period(), stamp.day().fiscalYear(),
                    stamp.entry(), order.startsWith("PO-") ? order : null, order.startsWith("SC-") ? order : null,
                    discount == 0 ? null : date.plusDays(DISCOUNT_DAYS), Stamp.money(discount));
        }
        return number;
    }

    /**
     * Something applied to a document's item.
     *
     * @param due  on the control account, debit positive
     * @param held on the retainage account, debit positive
     * @param type 1 payment, 2 credit, 3 write-off
     */
    void apply(String document, long due, long held, int type, String text, @Nullable String check, Stamp stamp)
            throws IOException {
        Item item = open.get(document);
        if (item == null) {
            throw new IllegalStateException("There is no open item " + document + ".");
        }
        if (held != 0) {
            payment(item, held, 4, retainage, text, check, stamp);
        }
        if (due != 0) {
            payment(item, due, held != 0 ? 5 : type, control, text, check, stamp);
        }
        item.due += due;
        item.held += held;
        if (item.due == 0 && item.held == 0) {
            open.remove(document);
        }
    }

    private void payment(Item item, long cents, int type, int account, String text, @Nullable String check, Stamp stamp)
            throws IOException {
        applied++;
        Object amount = Stamp.money(sign * cents);
        if (sign > 0) {
            sink.row(payments, applied, stamp.at(), item.number, stamp.day().date(), Stamp.brief(text), amount, type,
                    account, stamp.entry());
        } else {
            sink.row(payments, applied, stamp.at(), item.number, stamp.day().date(), Stamp.brief(text), amount, type,
                    account,
                    stamp.entry(), check);
        }
    }
}
