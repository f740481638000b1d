package com.superscapes.sample.sage;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Ledger;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Chart;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.event.Company;
import com.superscapes.sample.event.ContractEvents;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's entries as Sage keeps them, with the invoices, payments, job costs, machine costs and pay records that they come
 * from. What happened before the books begin leaves its open items only.
 */
public final class SageBooks implements Ledger {

    private static final int RECEIVABLE = 1210;
    private static final int RETAINED = 1220;
    private static final int PAYABLE = 2110;
    private static final int HELD = 2120;
    private static final int POOL = 5890;

    private final SageSink sink;
    private final Beside beside;
    private final Chart chart;
    private final Jobs jobs;
    private final JobNews news;
    private final OpenItems receivables;
    private final OpenItems payables;
    private final Machines machines;
    private final Crews crews;
    private final Balances balances;
    private final BitSet vendors = new BitSet();
    private long entries;
    private long costs;
    private boolean begun;

    /**
     * Nothing is written before {@link #masters}.
     *
     * @param besideSink where what Sage has no tables for goes
     */
    public SageBooks(SageSink sink, SageSink besideSink, Chart chart) {
        this.sink = sink;
        this.chart = chart;
        this.beside = new Beside(besideSink);
        jobs = new Jobs(sink, Company::clientName, beside);
        news = new JobNews(jobs, new Commitments(sink), this::vendor);
        receivables = new OpenItems(sink, "acrinv", "acrpmt", RECEIVABLE, RETAINED, 1);
        payables = new OpenItems(sink, "acpinv", "acppmt", PAYABLE, HELD, -1);
        machines = new Machines(sink, beside);
        crews = new Crews(sink, chart, jobs, beside);
        balances = new Balances(sink, chart);
    }

    /** Hears what becomes of construction jobs. */
    public ContractEvents news() {
        return news;
    }

    /** Writes what is there before anything happens. */
    public void masters(Day first) throws IOException {
        Stamp stamp = new Stamp(first, null);
        String[] sources = {"General journal", "Payables", "Receivables", "Payroll", "Equipment", "Adjusting",
                "Closing"};
        for (int i = 0; i < sources.length; i++) {
            sink.row("source", i + 1, stamp.at(), sources[i]);
        }
        balances.accounts(stamp);
        CostCodes.write(sink, stamp);
        beside.serviceLines(stamp);
        machines.write(stamp);
    }

    /** From now on entries are kept; until now only their items were. */
    public void begin(int year, Books books) throws IOException {
        begun = true;
        period(year, 0, books);
    }

    /** Ends a period with the balances as they are now. */
    void period(int year, int period, Books books) throws IOException {
        long[] now = new long[chart.size()];
        for (int i = 0; i < now.length; i++) {
            now[i] = books.balance(i);
        }
        balances.period(year, period, now, new Stamp(books.today(), null));
    }

    @Override
    public void take(Entry entry, Day day, long counted) throws IOException {
        Stamp stamp = new Stamp(day, null);
        Integer vendor = entry.reference().startsWith("V") && entry.reference().length() > 1
                ? vendor(entry, stamp)
                : null;
        if (begun) {
            entries++;
            stamp = new Stamp(day, entries);
            ledger(entry, vendor, stamp);
            costs(entry, vendor, stamp);
            if (entry.source() == Source.PR) {
                crews.pay(entry, stamp);
            }
        }
        items(entry, vendor, stamp);
    }

    private void ledger(Entry entry, @Nullable Integer vendor, Stamp stamp) throws IOException {
        int source = switch (entry.kind()) {
            case Entry.ADJUSTING -> 6;
            case Entry.CLOSING -> 7;
            default -> entry.source().ordinal() + 1;
        };
        sink.row("lgrtrn", entries, stamp.at(), brief(entry.document(), 20), stamp.day().date(), stamp.day().date(),
                Stamp.brief(entry.description()), source, 2, stamp.period(), stamp.day().fiscalYear(), vendor,
                brief(entry.reference(), 20));
        for (int i = 0; i < entry.lines(); i++) {
            long cents = entry.amount(i);
            sink.row("lgtnln", entries, stamp.at(), i + 1, code(entry, i),
                    Stamp.subaccount(entry.branch(i), entry.division(i)),
                    Stamp.brief(entry.description()), Stamp.money(Math.max(cents, 0)),
                    Stamp.money(Math.max(-cents, 0)), entry.job(i) == 0 ? null : entry.job(i));
        }
    }

    private static String brief(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private int code(Entry entry, int line) {
        return Integer.parseInt(chart.account(entry.account(line)).code());
    }

    private int vendor(Entry entry, Stamp stamp) throws IOException {
        return vendor(entry.reference(), entry.description().replaceFirst("^Bill ", "").replaceFirst(" - .*", ""),
                stamp);
    }

    private int vendor(String reference, String name, Stamp stamp) throws IOException {
        int number = Integer.parseInt(reference.replaceAll("\\D", ""));
        if (!vendors.get(number)) {
            vendors.set(number);
            sink.row("actpay", number, stamp.at(), name, brief(name, 30), 1, 30);
        }
        return number;
    }

    /** Every line on a direct cost account is a job's cost, and every line on the pool a machine's. */
    private void costs(Entry entry, @Nullable Integer vendor, Stamp stamp) throws IOException {
        boolean closing = entry.kind().equals(Entry.CLOSING);
        Integer charged = null;
        for (int i = 0; i < entry.lines() && !closing; i++) {
            int account = code(entry, i);
            int type = CostCodes.typeOf(account);
            if (type > 0 && entry.branch(i) < Branch.NONE && entry.division(i) < Division.NONE) {
                charged = jobCost(entry, i, account, type, vendor, stamp);
            } else if (account > 5800 && account < 5900 && account != POOL) {
                int kind = switch (account) {
                    case 5810 -> 1;
                    case 5820 -> 2;
                    case 5830 -> 3;
                    case 5840 -> 4;
                    case 5860 -> 5;
                    default -> 8;
                };
                machines.cost(machines.next(entry.branch(i)), kind, entry.amount(i), null, account, entry.description(),
                        stamp);
            } else if (account == POOL) {
                machines.cost(machines.next(entry.branch(i)), Machines.CHARGE, entry.amount(i), charged, account,
                        entry.description(), stamp);
            }
        }
    }

    /** Returns the job that bears the cost. */
    private @Nullable Integer jobCost(Entry entry, int line, int account, int type, @Nullable Integer vendor,
            Stamp stamp)
            throws IOException {
        costs++;
        Integer job = job(entry, line, stamp);
        boolean wages = account % 100 == 10 || account % 100 == 15;
        long rate = account % 100 == 15 ? 36_00 : 24_00;
        Object hours = wages ? Stamp.money(entry.amount(line) * 100 / rate) : Stamp.money(0);
        sink.row("jobcst", costs, stamp.at(), job, 0, new BigDecimal(CostCodes.of(type)), type, vendor, null, null,
                stamp.day().date(),
                stamp.day().date(), stamp.period(), stamp.day().fiscalYear(), entry.source().ordinal() + 1, 1,
                brief(entry.document(), 20),
                Stamp.brief(entry.description()), hours, Stamp.money(entry.amount(line)), Stamp.money(0),
                Stamp.money(0), Stamp.money(0),
                null, account, stamp.entry());
        return job;
    }

    /** The job of a line: its own, or one of the branch and division in turn. */
    private @Nullable Integer job(Entry entry, int line, Stamp stamp) throws IOException {
        return entry.job(line) != 0
                ? Integer.valueOf(entry.job(line))
                : jobs.next(entry.branch(line), entry.division(line), stamp);
    }

    private void items(Entry entry, @Nullable Integer vendor, Stamp stamp) throws IOException {
        long due = on(entry, RECEIVABLE);
        long held = on(entry, RETAINED);
        if (due != 0 || held != 0) {
            receivable(entry, due, held, stamp);
        }
        long owed = on(entry, PAYABLE);
        long kept = on(entry, HELD);
        if (owed != 0 || kept != 0) {
            payable(entry, owed, kept, vendor, stamp);
        }
    }

    private long on(Entry entry, int account) {
        int index = chart.at(account);
        long sum = 0;
        for (int i = 0; i < entry.lines(); i++) {
            sum += entry.account(i) == index ? entry.amount(i) : 0;
        }
        return sum;
    }

    private void receivable(Entry entry, long due, long held, Stamp stamp) throws IOException {
        if (receivables.knows(entry.document())) {
            int type = entry.description().startsWith("Credit")
                    ? 2
                    : entry.description().startsWith("Write-off") ? 3 : 1;
            receivables.apply(entry.document(), due, held, type, entry.description(), null, stamp);
            return;
        }
        int line = first(entry, true);
        int branch = line < 0 ? 0 : entry.branch(line);
        int division = line < 0 ? 0 : entry.division(line);
        int client = Jobs.client(branch, entry.reference());
        int job = line >= 0 && entry.job(line) != 0 ? entry.job(line) : jobs.of(client, branch, division, stamp);
        long tax = -on(entry, 2410);
        long number = receivables.invoice(entry.document(), client, job, due, held, tax, entry.description(), "",
                stamp);
        int count = 0;
        for (int i = 0; i < entry.lines(); i++) {
            if (chart.account(entry.account(i)).type().equals("revenue")) {
                sink.row("arivln", number, stamp.at(), ++count, job, Stamp.brief(entry.description()),
                        Stamp.money(-entry.amount(i)), code(entry, i));
            }
        }
    }

    private void payable(Entry entry, long owed, long kept, @Nullable Integer vendor, Stamp stamp) throws IOException {
        if (payables.knows(entry.document())) {
            payables.apply(entry.document(), owed, kept, 1, entry.description(), entry.reference(), stamp);
            return;
        }
        int line = first(entry, false);
        Integer job = line < 0 ? null : job(entry, line, stamp);
        // A statement's other lines are not of a construction job that its first line names.
        Integer others = line < 0 || entry.job(line) != 0 ? null : job;
        long number = payables.invoice(entry.document(), vendor == null ? 0 : vendor, job, owed, kept, 0,
                entry.description(), entry.order(), stamp);
        int count = 0;
        for (int i = 0; i < entry.lines(); i++) {
            int account = code(entry, i);
            if (account != PAYABLE && account != HELD) {
                int type = CostCodes.typeOf(account);
                sink.row("apivln", number, stamp.at(), ++count,
                        type > 0 ? entry.job(i) != 0 ? Integer.valueOf(entry.job(i)) : others : null,
                        type > 0 ? new BigDecimal(CostCodes.of(type)) : null,
                        type > 0 ? type : null, Stamp.brief(entry.description()), Stamp.money(entry.amount(i)),
                        account);
            }
        }
    }

    /** The first line with a branch and division: of revenue, or of cost. */
    private int first(Entry entry, boolean revenue) {
        for (int i = 0; i < entry.lines(); i++) {
            if (entry.division(i) < Division.NONE && entry.branch(i) < Branch.NONE
                    && chart.account(entry.account(i)).type().equals("revenue") == revenue) {
                return i;
            }
        }
        return -1;
    }
}
