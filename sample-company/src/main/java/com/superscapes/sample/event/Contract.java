package com.superscapes.sample.event;

import com.superscapes.sample.plan.Dice;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A construction job: what its customer agreed to, what it is estimated to cost, what it cost and what was billed. Cents. */
public final class Contract {

    /** Job numbers of construction begin above this one; the numbers below are clients' work in the other divisions. */
    public static final int FIRST_NUMBER = 30_000;

    private final int number;
    private final int branch;
    private final int customer;
    private final boolean fixedPrice;
    private final long amount;
    private final long firstEstimate;
    private final long trueCost;
    private final LocalDate start;
    long estimate;
    long changes;
    long changeCosts;
    int changeOrders;
    int revisions;
    long cost;
    long billed;
    long position;
    long turn;
    int billedMonth;
    /** Materials on site at the end of the month that are not installed yet. */
    long uninstalled;
    /** What is booked for the loss that is still to come. */
    long provision;
    @Nullable
    LocalDate end;

    Contract(int number, int branch, int customer, boolean fixedPrice, long amount, long firstEstimate, long trueCost,
            LocalDate start) {
        this.number = number;
        this.branch = branch;
        this.customer = customer;
        this.fixedPrice = fixedPrice;
        this.amount = amount;
        this.firstEstimate = firstEstimate;
        this.trueCost = trueCost;
        this.start = start;
        this.estimate = firstEstimate;
    }

    /** The job's number. */
    public int number() {
        return number;
    }

    /** Index of its branch. */
    public int branch() {
        return branch;
    }

    /** Its client, counted from 0 within the branch. */
    public int customer() {
        return customer;
    }

    /** False where time and materials are billed: there is no contract amount and no estimate then. */
    public boolean fixedPrice() {
        return fixedPrice;
    }

    /** What was agreed to at first, without change orders. */
    public long amount() {
        return amount;
    }

    /** What it was estimated to cost at first. */
    public long firstEstimate() {
        return firstEstimate;
    }

    /** The day it was awarded. */
    public LocalDate start() {
        return start;
    }

    /** The contract with its approved change orders. */
    long revised() {
        return amount + changes;
    }

    /** What it is estimated to cost in the end, with the change orders. */
    long atCompletion() {
        return estimate + changeCosts;
    }

    /** What it will really have cost. */
    long toSpend() {
        return trueCost + changeCosts;
    }

    /**
     * Revenue earned: the part of the contract that its cost is of its estimate, to the cent, halves away from zero; materials not
     * installed yet earn their cost; all of it at the end.
     */
    long earned() {
        if (end != null) {
            return fixedPrice ? revised() : billed;
        }
        return shareDone(revised() - uninstalled) + uninstalled;
    }

    /** What of the loss is still to come, so that all of it is booked once it is expected; 0 where no loss is expected. */
    long lossToCome() {
        long loss = atCompletion() - revised();
        return end != null || loss <= 0 ? 0 : Math.max(0, loss - shareDone(loss));
    }

    /** The part of an amount that the cost is of its estimate, without materials that only lie there; to the cent. */
    private long shareDone(long amount) {
        long done = cost - uninstalled;
        long whole = atCompletion() - uninstalled;
        long part = (2 * amount * Math.abs(done) + whole) / (2 * whole);
        return done < 0 ? -part : part;
    }

    /** Materials that a job of this kind has lying on its site: much while its planting waits, little later on. */
    long stored() {
        if (!fixedPrice || end != null || number % 4 != 2) {
            return 0;
        }
        long progress = cost * 1000 / atCompletion();
        return progress >= 100 && progress < 450 ? cost * 14 / 100 : progress >= 450 && progress < 650 ? cost / 20 : 0;
    }

    /** What its progress bill asks for in all: some jobs bill ahead of their work, some behind it. */
    long toBill() {
        long progress = Math.min(Dice.WHOLE, Math.max(0, cost) * Dice.WHOLE / toSpend());
        long lead = fixedPrice ? (number * 7_919L % 46 - 8) * 10_000 : 0;
        return Dice.part(revised(), Math.min(Dice.WHOLE, Dice.part(progress, Dice.WHOLE + lead)));
    }
}
