package com.superscapes.sample.event;

import com.superscapes.sample.books.Day;
import java.io.IOException;

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

    /** A job is finished and billed in full. */
    void completed(Contract contract, Day day) throws IOException;
}
