package com.superscapes.sample.event;

import com.superscapes.sample.books.Day;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Hears what becomes of construction jobs besides what the ledger tells. Amounts in cents. */
public interface ContractEvents {

    /** Hears nothing. */
    ContractEvents NONE = new ContractEvents() {
        @Override
        public void awarded(Contract contract, Day day) {
            // nobody asked for it
        }

        @Override
        public void reestimated(Contract contract, long change, Day day) {
            // nobody asked for it
        }

        @Override
        public void managerExpects(Contract contract, long atCompletion, Day day) {
            // nobody asked for it
        }

        @Override
        public void changed(Contract contract, int order, boolean approved, long amount, long cost, Day day) {
            // nobody asked for it
        }

        @Override
        public void uninstalled(Contract contract, long cents, Day day) {
            // nobody asked for it
        }

        @Override
        public void ordered(Order order, Day day) {
            // nobody asked for it
        }

        @Override
        public void orderBilled(Order order, Day day) {
            // nobody asked for it
        }

        @Override
        public void subcontractChanged(Order subcontract, long cents, boolean approved, Day day) {
            // nobody asked for it
        }

        @Override
        public void completed(Contract contract, Day day) {
            // nobody asked for it
        }
    };

    /** A job begins. */
    void awarded(Contract contract, Day day) throws IOException;

    /** The controller changes the estimated cost by so much. */
    void reestimated(Contract contract, long change, Day day) throws IOException;

    /** What the job's manager expects it to cost in the end. */
    void managerExpects(Contract contract, long atCompletion, Day day) throws IOException;

    /** A change order, approved or still open. */
    void changed(Contract contract, int order, boolean approved, long amount, long cost, Day day) throws IOException;

    /** Materials of so much lie on the job's site at the end of the month and are not installed yet. */
    void uninstalled(Contract contract, long cents, Day day) throws IOException;

    /** A purchase order or a subcontract is given. */
    void ordered(Order order, Day day) throws IOException;

    /** A bill was put on an order, or nothing more is to come of it. */
    void orderBilled(Order order, Day day) throws IOException;

    /** The change order told of last changes a subcontract by so much, once it is approved. */
    void subcontractChanged(Order subcontract, long cents, boolean approved, Day day) throws IOException;

    /** A job is finished and billed in full. */
    void completed(Contract contract, Day day) throws IOException;

    /** Something that may be heard by who writes files. */
    @FunctionalInterface
    interface News {
        void tell() throws IOException;
    }

    /** Tells it. @throws UncheckedIOException if who hears it could not write */
    static void tell(News news) {
        try {
            news.tell();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
