package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.plan.Dice;
import com.superscapes.sample.plan.Overhead;
import com.superscapes.sample.plan.Overhead.Payment;
import com.superscapes.sample.plan.Plan;
import java.util.List;

/** Overhead as it is billed: rent, utilities, company cards, head-office bills, and what is paid a year ahead. */
final class Overheads {

    private final Books books;
    private final Plan plan;
    private final Payables payables;

    Overheads(Books books, Plan plan, Payables payables) {
        this.books = books;
        this.plan = plan;
        this.payables = payables;
    }

    void day() {
        Day day = books.today();
        if (day.isThe(1)) {
            Branch.ALL.forEach(b -> bill(Names.Vendor.LANDLORD, "rent", b, Overhead.paidBy(Payment.RENT)));
            if (day.period() == 1) {
                prepay(1510, "insurance program", List.of(6510, 6520, 5830));
                prepay(1520, "software licenses", List.of(6330));
            }
        }
        if (day.isThe(8)) {
            Branch.ALL.forEach(b -> bill(Names.Vendor.UTILITIES, "utilities", b, Overhead.paidBy(Payment.UTILITIES)));
            Overhead.paidBy(Payment.SHARED).forEach(this::share);
        }
        if (day.isThe(24)) {
            Branch.ALL.forEach(this::cardStatement);
        }
    }

    private void bill(Names.Vendor kind, String text, Branch branch, List<Overhead> costs) {
        Entry entry = payables.start(kind, text + " " + branch.name(), branch.index());
        costs.forEach(cost -> entry.debit(books.at(cost.account()), branch.index(), amount(cost, branch)));
        payables.finish(kind, branch.index(), entry.sum(), 0);
    }

    private void share(Overhead cost) {
        String name = books.chart().account(books.at(cost.account())).name();
        Entry entry = payables.start(Names.Vendor.SERVICES, name, Branch.NONE);
        Branch.ALL.forEach(b -> entry.debit(books.at(cost.account()), b.index(), amount(cost, b)));
        payables.finish(Names.Vendor.SERVICES, Branch.NONE, entry.sum(), 0);
    }

    private void cardStatement(Branch branch) {
        Entry entry = books.start(Source.AP, "Company card statement " + branch.name(),
                "CARD-" + branch.code() + "-" + books.today().date(), "");
        for (Overhead cost : Overhead.paidBy(Payment.CARD)) {
            entry.debit(books.at(cost.account()), branch.index(), amount(cost, branch));
        }
        entry.credit(books.at(2130), branch.index(), entry.sum());
        books.post();
    }

    private void prepay(int prepaid, String text, List<Integer> accounts) {
        Entry entry = payables.start(Names.Vendor.INSURANCE, text, Branch.NONE);
        entry.debit(books.at(prepaid), annual(accounts, books.today().fiscalYear()));
        payables.finish(Names.Vendor.INSURANCE, Branch.NONE, entry.sum(), 0);
    }

    /** What a year of these prepaid costs comes to. */
    static long annual(List<Integer> accounts, int fiscalYear) {
        return 12 * Overhead.paidBy(Payment.PREPAID).stream().filter(o -> accounts.contains(o.account()))
                .mapToLong(o -> o.plannedMonth(fiscalYear)).sum();
    }

    /** A twelfth of what was paid ahead becomes cost, branch by branch; the last month takes the rest. */
    void amortize() {
        for (Overhead cost : Overhead.paidBy(Payment.PREPAID)) {
            int prepaid = books.at(cost.account() == 6330 ? 1520 : 1510);
            Entry entry = books.start(Source.GL,
                    "Amortization - " + books.chart().account(books.at(cost.account())).name(),
                    "AMO-" + books.today().date(), "");
            Branch.ALL.forEach(b -> entry.debit(books.at(cost.account()), b.index(),
                    Dice.part(cost.plannedMonth(books.today().fiscalYear()), b.share())));
            entry.credit(prepaid, entry.sum());
            books.post();
        }
    }

    private long amount(Overhead cost, Branch branch) {
        Day day = books.today();
        return Dice.part(plan.monthly(cost.plannedMonth(day.fiscalYear()), cost.account() * 16L + branch.index(),
                day.date()), branch.share());
    }
}
