package com.superscapes.sample.books;

import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Chart;
import com.superscapes.sample.chart.Division;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Consumer;

/** The general ledger: refuses entries that do not balance and keeps running balances. Amounts are cents, debit positive. */
public final class Books {

    /** Branch and division cells of an account, with the unassigned ones. */
    public static final int CELLS = (Branch.NONE + 1) * (Division.NONE + 1);

    private final Chart chart;
    private final Entry entry = new Entry();
    private final long[] balance;
    private final long[][] cells;
    private final long[] periodDebit;
    private final long[] periodCredit;
    private Ledger ledger = Ledger.SILENT;
    private Consumer<Entry> beforePosting = entry -> {
    };
    private Day day = Day.of(LocalDate.EPOCH);
    private long entries;
    private long lines;
    private long totalDebit;
    private long profitAndLoss;

    public Books(Chart chart) {
        this.chart = chart;
        this.balance = new long[chart.size()];
        this.cells = new long[chart.size()][CELLS];
        this.periodDebit = new long[chart.size()];
        this.periodCredit = new long[chart.size()];
    }

    /** From now on entries go here; counts and period totals start at zero. */
    public void writeTo(Ledger target) {
        ledger = target;
        entries = 0;
        lines = 0;
        totalDebit = 0;
        startPeriod();
    }

    /** Sees every entry before it is posted, and may put its lines on jobs. */
    public void beforePosting(Consumer<Entry> look) {
        beforePosting = look;
    }

    /** The day entries are posted on. */
    public void today(Day posting) {
        day = posting;
    }

    /** The day entries are posted on. */
    public Day today() {
        return day;
    }

    /** Begins an entry; {@link #post} ends it. */
    public Entry start(Source source, String text, String document, String reference) {
        return entry.start(source, text, document, reference);
    }

    /** The entry that was started and is not posted yet. */
    public Entry startedEntry() {
        return entry;
    }

    /** Posts the entry that was started; one without lines is left out. */
    public void post() {
        if (entry.sum() != 0) {
            throw new IllegalStateException(
                    "Entry does not balance by " + entry.sum() + " cents: " + entry.description);
        }
        if (entry.lines == 0) {
            return;
        }
        beforePosting.accept(entry);
        for (int i = 0; i < entry.lines; i++) {
            addToBalances(i);
        }
        entries++;
        lines += entry.lines;
        try {
            ledger.take(entry, day, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addToBalances(int line) {
        int account = entry.account[line];
        long cents = entry.amount[line];
        balance[account] += cents;
        cells[account][entry.branch[line] * (Division.NONE + 1) + entry.division[line]] += cents;
        if (cents > 0) {
            periodDebit[account] += cents;
            totalDebit += cents;
        } else {
            periodCredit[account] -= cents;
        }
        if (chart.account(account).isProfitAndLoss()) {
            profitAndLoss += cents;
        }
    }

    /** Starts the debit and credit totals of a new period. */
    public void startPeriod() {
        Arrays.fill(periodDebit, 0);
        Arrays.fill(periodCredit, 0);
    }

    /** The balance of an account. */
    public long balance(int account) {
        return balance[account];
    }

    /** The balance of an account in a cell; see {@link #branchOf} and {@link #divisionOf}. */
    public long cell(int account, int cell) {
        return cells[account][cell];
    }

    /** The branch index of a cell. */
    public static int branchOf(int cell) {
        return cell / (Division.NONE + 1);
    }

    /** The division index of a cell. */
    public static int divisionOf(int cell) {
        return cell % (Division.NONE + 1);
    }

    /** Debits of an account since the period started. */
    public long periodDebit(int account) {
        return periodDebit[account];
    }

    /** Credits of an account since the period started, positive. */
    public long periodCredit(int account) {
        return periodCredit[account];
    }

    /** Income before closing of all years not closed yet: positive for a profit. */
    public long income() {
        return -profitAndLoss;
    }

    /** Entries since the ledger was set. */
    public long entries() {
        return entries;
    }

    /** Lines since the ledger was set. */
    public long lines() {
        return lines;
    }

    /** Debits of all lines since the ledger was set. */
    public long totalDebit() {
        return totalDebit;
    }

    /** The chart of accounts. */
    public Chart chart() {
        return chart;
    }

    /** The index of an account number. */
    public int at(int code) {
        return chart.at(code);
    }
}
