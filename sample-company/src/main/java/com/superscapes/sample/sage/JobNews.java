package com.superscapes.sample.sage;

import com.superscapes.sample.books.Day;
import com.superscapes.sample.event.Contract;
import com.superscapes.sample.event.ContractEvents;
import com.superscapes.sample.event.Order;
import java.io.IOException;

/** What becomes of construction jobs, into Sage's tables of jobs, orders and subcontracts. */
final class JobNews implements ContractEvents {

    private final Jobs jobs;
    private final Commitments commitments;
    private final Vendors vendors;

    /** Writes a vendor that is not there yet. */
    @FunctionalInterface
    interface Vendors {
        /** The vendor's record number. @param reference as entries name it */
        int number(String reference, String name, Stamp stamp) throws IOException;
    }

    JobNews(Jobs jobs, Commitments commitments, Vendors vendors) {
        this.jobs = jobs;
        this.commitments = commitments;
        this.vendors = vendors;
    }

    @Override
    public void awarded(Contract contract, Day day) throws IOException {
        jobs.award(contract, new Stamp(day, null));
    }

    @Override
    public void reestimated(Contract contract, long change, Day day) throws IOException {
        jobs.budget(contract.number(), change, new Stamp(day, null));
    }

    @Override
    public void managerExpects(Contract contract, long atCompletion, Day day) throws IOException {
        jobs.manager(contract.number(), atCompletion, new Stamp(day, null));
    }

    @Override
    public void changed(Contract contract, int order, boolean approved, long amount, long cost, Day day)
            throws IOException {
        jobs.change(contract.number(), order, approved, amount, cost, new Stamp(day, null));
    }

    @Override
    public void uninstalled(Contract contract, long cents, Day day) throws IOException {
        jobs.stored(contract, cents, new Stamp(day, null));
    }

    @Override
    public void ordered(Order order, Day day) throws IOException {
        Stamp stamp = new Stamp(day, null);
        commitments.ordered(order, vendors.number(order.vendor(), order.vendorName(), stamp), stamp);
    }

    @Override
    public void orderBilled(Order order, Day day) throws IOException {
        commitments.billed(order, new Stamp(day, null));
    }

    @Override
    public void subcontractChanged(Order subcontract, long cents, boolean approved, Day day) throws IOException {
        commitments.changed(subcontract, jobs.lastChange(), cents, approved, new Stamp(day, null));
    }

    @Override
    public void completed(Contract contract, Day day) throws IOException {
        jobs.complete(contract.number(), new Stamp(day, null));
    }
}
