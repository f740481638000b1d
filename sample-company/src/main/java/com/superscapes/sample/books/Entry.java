package com.superscapes.sample.books;

import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import java.util.Arrays;

/** A journal entry being made; one object is used again and again. Amounts are cents, debit positive. */
public final class Entry {

    /** Adjusting entries of the year end. */
    public static final String ADJUSTING = "ADJ";
    /** Closing entries of the year end. */
    public static final String CLOSING = "CLOSE";

    Source source = Source.GL;
    String kind = "";
    String description = "";
    String document = "";
    String reference = "";
    String order = "";
    int lines;
    int[] account = new int[64];
    int[] branch = new int[64];
    int[] division = new int[64];
    int[] job = new int[64];
    long[] amount = new long[64];

    Entry() {
    }

    /** Begins an entry without lines. */
    public Entry start(Source from, String text, String documentNumber, String referenceNumber) {
        source = from;
        kind = "";
        description = text;
        document = documentNumber;
        reference = referenceNumber;
        order = "";
        lines = 0;
        return this;
    }

    /** Marks the entry as adjusting or closing. */
    public Entry kind(String word) {
        kind = word;
        return this;
    }

    /** Adds a debit of a branch and division; a negative amount is a credit, zero adds no line. */
    public Entry debit(int accountIndex, int branchIndex, int divisionIndex, long cents) {
        return debit(accountIndex, branchIndex, divisionIndex, 0, cents);
    }

    /** Adds a debit of a job; 0 is no job. */
    public Entry debit(int accountIndex, int branchIndex, int divisionIndex, int jobNumber, long cents) {
        if (cents == 0) {
            return this;
        }
        if (lines == account.length) {
            grow();
        }
        account[lines] = accountIndex;
        branch[lines] = branchIndex;
        division[lines] = divisionIndex;
        job[lines] = jobNumber;
        amount[lines++] = cents;
        return this;
    }

    /** Adds a debit of a branch. */
    public Entry debit(int accountIndex, int branchIndex, long cents) {
        return debit(accountIndex, branchIndex, Division.NONE, cents);
    }

    /** Adds a debit of the company as a whole. */
    public Entry debit(int accountIndex, long cents) {
        return debit(accountIndex, Branch.NONE, Division.NONE, cents);
    }

    /** Adds a credit of a branch. */
    public Entry credit(int accountIndex, int branchIndex, long cents) {
        return debit(accountIndex, branchIndex, Division.NONE, -cents);
    }

    /** Adds a credit of the company as a whole. */
    public Entry credit(int accountIndex, long cents) {
        return debit(accountIndex, Branch.NONE, Division.NONE, -cents);
    }

    /** The sum of the lines: zero when balanced. */
    public long sum() {
        long sum = 0;
        for (int i = 0; i < lines; i++) {
            sum += amount[i];
        }
        return sum;
    }

    // The accessors by line are what the file writer needs, without an object per line.

    /** Lines there are. */
    public int lines() {
        return lines;
    }

    /** Account index of a line. */
    public int account(int line) {
        return account[line];
    }

    /** Branch index of a line. */
    public int branch(int line) {
        return branch[line];
    }

    /** Division index of a line. */
    public int division(int line) {
        return division[line];
    }

    /** Number of the job of a line; 0 where it has none. */
    public int job(int line) {
        return job[line];
    }

    /** Puts a line that has no job yet on one. */
    public void assign(int line, int jobNumber) {
        job[line] = jobNumber;
    }

    /** Amount of a line in cents, debit positive. */
    public long amount(int line) {
        return amount[line];
    }

    /** Puts a bill on an order: it comes from the order's vendor then. */
    public void orderedBy(String orderNumber, String vendorReference, String text) {
        order = orderNumber;
        reference = vendorReference;
        description = text;
    }

    /** Number of the purchase order or subcontract that a bill is of; empty for none. */
    public String order() {
        return order;
    }

    /** The module. */
    public Source source() {
        return source;
    }

    /** ADJ, CLOSE or empty for a normal entry. */
    public String kind() {
        return kind;
    }

    /** What the entry is about. */
    public String description() {
        return description;
    }

    /** Invoice, bill, check or batch number. */
    public String document() {
        return document;
    }

    /** Customer, vendor or remittance number; may be empty. */
    public String reference() {
        return reference;
    }

    private void grow() {
        account = Arrays.copyOf(account, lines * 2);
        branch = Arrays.copyOf(branch, lines * 2);
        division = Arrays.copyOf(division, lines * 2);
        job = Arrays.copyOf(job, lines * 2);
        amount = Arrays.copyOf(amount, lines * 2);
    }
}
