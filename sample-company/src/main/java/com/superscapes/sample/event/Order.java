package com.superscapes.sample.event;

import com.superscapes.sample.event.Names.Vendor;
import java.time.LocalDate;

/** A purchase order or a subcontract of a construction job: what was ordered, changed, billed and called off. Cents. */
public final class Order {

    private final int record;
    private final Vendor kind;
    private final int job;
    private final int number;
    private final long amount;
    private final LocalDate day;
    long changes;
    long billed;
    boolean closed;

    /**
     * @param record counted from 1 among orders of its kind
     * @param number counted from 1 within the job
     */
    Order(Vendor kind, int record, int job, int number, long amount, LocalDate day) {
        this.kind = kind;
        this.record = record;
        this.job = job;
        this.number = number;
        this.amount = amount;
        this.day = day;
    }

    /** True for a subcontract, false for a purchase order of materials. */
    public boolean subcontract() {
        return kind == Vendor.SUBCONTRACTOR;
    }

    /** Its record number. */
    public int record() {
        return record;
    }

    /** The number that bills name: SC-30123-1 or PO-30123-2. */
    public String code() {
        return (subcontract() ? "SC-" : "PO-") + job + "-" + number;
    }

    /** The vendor as entries name it, such as V103. */
    public String vendor() {
        return Payables.vendor(kind, job);
    }

    /** The vendor's name. */
    public String vendorName() {
        return Names.vendor(kind, job);
    }

    /** Its job. */
    public int job() {
        return job;
    }

    /** What was ordered at first. */
    public long amount() {
        return amount;
    }

    /** What approved changes added. */
    public long changes() {
        return changes;
    }

    /** What was billed of it so far. */
    public long billed() {
        return billed;
    }

    /** What is still to be billed; not below zero. */
    public long left() {
        return Math.max(0, amount + changes - billed);
    }

    /** True once nothing more is to come. */
    public boolean closed() {
        return closed;
    }

    /** The day it was given. */
    public LocalDate day() {
        return day;
    }
}
