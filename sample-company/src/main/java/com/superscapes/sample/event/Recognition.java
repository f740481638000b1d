package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.plan.Dice;
import java.util.List;

/** The month end of contracts: estimates looked at again, revenue by cost-to-cost, and losses booked once they are expected. */
final class Recognition {

    private static final int DIVISION = Division.CONSTRUCTION.ordinal();

    private final Books books;
    private final int asset;
    private final int liability;
    private final int revenue;
    private final int loss;
    private final int lossToCome;
    private ContractEvents events = ContractEvents.NONE;

    Recognition(Books books) {
        this.books = books;
        asset = books.at(1310);
        liability = books.at(2510);
        revenue = books.at(Division.CONSTRUCTION.revenue(30));
        loss = books.at(5710);
        lossToCome = books.at(2240);
    }

    void listen(ContractEvents listener) {
        events = listener;
    }

    /** Looks at the estimates again, and books what each job earned ahead of or behind its bills. Comes last of the month's cost. */
    void of(Branch branch, List<Contract> inWork, List<Contract> finished) {
        Day day = books.today();
        inWork.stream().filter(Contract::fixedPrice).forEach(job -> {
            reestimate(job, day);
            store(job, day);
        });
        Entry entry = books.start(Source.GL, "Percentage of completion " + branch.name(),
                "WIP-" + branch.code() + "-" + day.date(), "");
        inWork.stream().filter(Contract::fixedPrice).forEach(job -> position(entry, job));
        finished.stream().filter(job -> job.position != 0).forEach(job -> position(entry, job));
        books.post();
        Entry losses = books.start(Source.GL, "Provision for contract losses " + branch.name(),
                "PCL-" + branch.code() + "-" + day.date(), "");
        inWork.stream().filter(Contract::fixedPrice).forEach(job -> provide(losses, job));
        finished.forEach(job -> provide(losses, job));
        books.post();
        finished.removeIf(job -> job.position == 0 && job.end != null
                && job.end.isBefore(day.date().minusMonths(4)));
    }

    /** Counts what lies on the job's site. */
    private void store(Contract job, Day day) {
        long stored = job.stored();
        if (stored != job.uninstalled) {
            job.uninstalled = stored;
            ContractEvents.tell(() -> events.uninstalled(job, stored, day));
        }
    }

    /** The whole loss is a cost once it is expected; what the job earned and cost so far has a part of it already. */
    private void provide(Entry entry, Contract job) {
        long wanted = job.lossToCome();
        entry.debit(loss, job.branch(), DIVISION, job.number(), wanted - job.provision);
        entry.debit(lossToCome, job.branch(), DIVISION, job.number(), job.provision - wanted);
        job.provision = wanted;
    }

    /** Twice in a job's life what it will really cost is better known; an estimate is never less than what was spent. */
    private void reestimate(Contract job, Day day) {
        long to = job.estimate;
        if (job.revisions == 0 && job.cost * 2 > job.atCompletion()) {
            job.revisions = 1;
            to += (job.toSpend() - job.atCompletion()) * 6 / 10;
        } else if (job.revisions == 1 && job.cost * 10 > job.atCompletion() * 8) {
            job.revisions = 2;
            to += job.toSpend() - job.atCompletion();
        }
        if (job.cost >= to + job.changeCosts) {
            to = job.cost * 102 / 100 - job.changeCosts;
        }
        long change = to - job.estimate;
        if (change != 0) {
            job.estimate = to;
            ContractEvents.tell(() -> events.reestimated(job, change, day));
            ContractEvents.tell(() -> events.managerExpects(job,
                    Math.max(job.cost, Dice.part(job.atCompletion(), 960_000 + job.number() * 37L % 60 * 1000)), day));
        }
    }

    private void position(Entry entry, Contract job) {
        long position = job.earned() - job.billed;
        entry.debit(asset, job.branch(), DIVISION, job.number(), Math.max(position, 0) - Math.max(job.position, 0));
        entry.debit(liability, job.branch(), DIVISION, job.number(), Math.min(position, 0) - Math.min(job.position, 0));
        entry.debit(revenue, job.branch(), DIVISION, job.number(), job.position - position);
        job.position = position;
    }
}
