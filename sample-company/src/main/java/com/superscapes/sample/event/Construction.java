package com.superscapes.sample.event;

import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.plan.Cost;
import com.superscapes.sample.plan.Dice;
import com.superscapes.sample.plan.Plan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The construction jobs of all branches. Direct cost goes to the jobs in work in proportion to their size; a job bills its progress
 * once a month; at the end of a month it earns by cost-to-cost, and what it billed ahead or behind is its contract liability or
 * asset. Jobs of the time before the books begin are billed by time and materials, so that they carry no position over.
 */
final class Construction {

    private static final int DIVISION = Division.CONSTRUCTION.ordinal();
    /** Jobs a branch works on at a time. */
    private static final int IN_WORK = 4;
    /** Jobs of a branch begun in a year, about: a job takes eight months. */
    private static final int A_YEAR = 6;
    /** Progress of less than this part of a contract waits for the next bill. */
    private static final int SMALLEST_PART = 40;
    /** Every so many costs of a branch, one belongs to a job that is finished. */
    private static final int LATE = 90;
    /** Every so many jobs, one costs more than its price. */
    private static final int LOSES = 29;
    private static final LocalDate LAST_OF_OLD = SampleOptions.FIRST_DAY.minusDays(1);

    private final Books books;
    private final long seed;
    private final Receivables receivables;
    private final Orders orders = new Orders();
    private final Recognition recognition;
    private final int months;
    private final List<List<Contract>> inWork = new ArrayList<>();
    private final List<List<Contract>> finished = new ArrayList<>();
    private final boolean[] bearsCost;
    private final long[] costs = new long[Branch.NONE];
    private ContractEvents events = ContractEvents.NONE;
    private int number = Contract.FIRST_NUMBER;

    Construction(Books books, long seed, Scale scale, Receivables receivables) {
        this.months = scale.months();
        this.books = books;
        this.seed = seed;
        this.receivables = receivables;
        recognition = new Recognition(books);
        bearsCost = new boolean[books.chart().size()];
        for (int i = 0; i < bearsCost.length; i++) {
            int code = Integer.parseInt(books.chart().account(i).code());
            bearsCost[i] = code > Division.CONSTRUCTION.cost(0) && code < Division.CONSTRUCTION.cost(100);
        }
        for (int branch = 0; branch < Branch.NONE; branch++) {
            inWork.add(new ArrayList<>());
            finished.add(new ArrayList<>());
        }
        books.beforePosting(this::bear);
    }

    void listen(ContractEvents listener) {
        events = listener;
        orders.listen(listener);
        recognition.listen(listener);
    }

    /** Puts the direct cost of an entry on jobs: what has none on one job in work. */
    private void bear(Entry entry) {
        if (entry.kind().equals(Entry.CLOSING)) {
            return;
        }
        int without = -1;
        long cents = 0;
        for (int i = 0; i < entry.lines(); i++) {
            if (bearsCost[entry.account(i)] && entry.job(i) == 0) {
                without = entry.branch(i);
                cents += entry.amount(i);
            }
        }
        Contract job = without < 0 ? null : next(without, cents, entry.source() != Source.GL);
        for (int i = 0; i < entry.lines(); i++) {
            if (bearsCost[entry.account(i)]) {
                if (entry.job(i) == 0 && job != null) {
                    entry.assign(i, job.number());
                }
                known(entry.branch(i), entry.job(i)).cost += entry.amount(i);
            }
        }
        if (job != null) {
            orders.bill(entry, job, cents, books.today());
        }
    }

    private Contract known(int branch, int job) {
        for (Contract contract : inWork.get(branch)) {
            if (contract.number() == job) {
                return contract;
            }
        }
        for (Contract contract : finished.get(branch).reversed()) {
            if (contract.number() == job) {
                return contract;
            }
        }
        throw new IllegalStateException("There is no construction job " + job + ".");
    }

    /** The job whose share of the branch's cost is furthest behind. */
    private Contract next(int branch, long cents, boolean mayBeLate) {
        List<Contract> jobs = inWork.get(branch);
        List<Contract> old = finished.get(branch);
        if (++costs[branch] % LATE == 0 && mayBeLate && !old.isEmpty() && old.getLast().fixedPrice()) {
            return old.getLast();
        }
        if (jobs.stream().noneMatch(Construction::hasWork)) {
            award(branch, Dice.WHOLE);
        }
        long all = jobs.stream().filter(Construction::hasWork).mapToLong(Contract::toSpend).sum();
        Contract most = jobs.getLast();
        for (Contract job : jobs) {
            if (hasWork(job)) {
                job.turn += cents * (job.toSpend() / 100_00) / Math.max(1, all / 100_00);
                most = !hasWork(most) || job.turn > most.turn ? job : most;
            }
        }
        most.turn -= cents;
        return most;
    }

    private static boolean hasWork(Contract job) {
        return job.cost < job.toSpend();
    }

    /** The first jobs are of different sizes, so that they do not all end together. */
    private void fill(int branch) {
        for (int missing = IN_WORK - inWork.get(branch).size(); missing > 0; missing--) {
            boolean start = books.today().isThe(1) || books.today().date().equals(Company.BIRTH);
            award(branch, start ? missing * 270_000L : Dice.WHOLE);
        }
    }

    private void award(int branch, long size) {
        number++;
        Day day = books.today();
        boolean fixedPrice = !day.date().isBefore(SampleOptions.FIRST_DAY);
        Dice dice = Dice.of(seed, 71, number, branch);
        Branch of = Branch.ALL.get(branch);
        long year = 0;
        for (int month = 1; month <= 12; month++) {
            year += Plan.plannedRevenue(of, Division.CONSTRUCTION, day.fiscalYear(), month);
        }
        long amount = Dice.part(Dice.part(year / A_YEAR, dice.around(450_000)), size) / 500_00 * 500_00;
        long estimate = Dice.part(Dice.part(Dice.part(amount, plannedCost()), of.efficiency()), dice.around(40_000));
        boolean fades = dice.inThousand(120);
        long expected = Dice.part(estimate, fades ? 1_110_000 + dice.below(120_000) : dice.around(60_000));
        // Some lose money: a wall to build twice, rock where soil was bid.
        long trueCost = number % LOSES == 7 ? Dice.part(amount, 1_040_000 + dice.below(90_000)) : expected;
        Contract contract = new Contract(number, branch, dice.below(Names.CUSTOMERS), fixedPrice, amount, estimate,
                trueCost, day.date());
        inWork.get(branch).add(contract);
        ContractEvents.tell(() -> events.awarded(contract, day));
        orders.awarded(contract, day);
    }

    /** Of revenue, in parts per million, with what labor brings along. */
    private static long plannedCost() {
        long labor = Plan.plannedRate(Cost.LABOR, Division.CONSTRUCTION);
        long all = Dice.part(labor, Withholding.TAXES_AND_BENEFITS + Withholding.COMPENSATION);
        for (Cost cost : Cost.values()) {
            all += Plan.plannedRate(cost, Division.CONSTRUCTION);
        }
        return all;
    }

    /** Each job's progress bill on its day of the month, and its change orders. */
    void day() {
        Day day = books.today();
        for (int branch = 0; branch < Branch.NONE; branch++) {
            fill(branch);
            for (Contract job : inWork.get(branch)) {
                int month = day.date().getYear() * 12 + day.date().getMonthValue();
                boolean its = day.isBusiness() && day.period() % months == 0
                        && day.date().getDayOfMonth() >= 3 + job.number() % 22;
                if (its && job.billedMonth != month) {
                    job.billedMonth = month;
                    change(job, day);
                    bill(job, job.toBill() - job.billed, job.amount() / SMALLEST_PART);
                }
            }
        }
    }

    private void bill(Contract job, long cents, long least) {
        if (cents >= least) {
            job.billed += cents;
            receivables.progress(job, cents);
        }
    }

    /** A third of the jobs have a change order that is approved, an eighth one that is not. */
    private void change(Contract job, Day day) {
        if (!job.fixedPrice() || job.changeOrders > 0 || job.cost * 3 < job.firstEstimate()) {
            return;
        }
        long amount = job.amount() / 20 / 100_00 * 100_00;
        long cost = amount * 7 / 10;
        boolean approved = job.number() % 3 == 0;
        if (amount > 0 && (approved || job.number() % 8 == 1)) {
            job.changeOrders++;
            if (approved) {
                job.changes += amount;
                job.changeCosts += cost;
            }
            ContractEvents.tell(() -> events.changed(job, job.changeOrders, approved, amount, cost, day));
            orders.changed(job, approved, cost, day);
        }
    }

    /** Finishes the jobs that have cost what they will, with a last bill, before the month's accruals. */
    void finish() {
        Day day = books.today();
        boolean endOfOld = day.date().equals(LAST_OF_OLD);
        for (int branch = 0; branch < Branch.NONE; branch++) {
            for (Contract job : List.copyOf(inWork.get(branch))) {
                if (endOfOld || job.cost >= job.toSpend()) {
                    bill(job, (job.fixedPrice() ? job.revised() : job.toBill()) - job.billed, 1);
                    if (job.uninstalled != 0) {
                        job.uninstalled = 0;
                        ContractEvents.tell(() -> events.uninstalled(job, 0, day));
                    }
                    job.end = day.date();
                    inWork.get(branch).remove(job);
                    finished.get(branch).add(job);
                    ContractEvents.tell(() -> events.completed(job, day));
                    orders.completed(job, day);
                }
            }
            if (!endOfOld) {
                fill(branch);
            }
        }
    }

    /** Looks at the estimates again, and books what each job earned ahead of or behind its bills. Comes last of the month's cost. */
    void recognize() {
        for (Branch branch : Branch.ALL) {
            recognition.of(branch, inWork.get(branch.index()), finished.get(branch.index()));
        }
    }
}
