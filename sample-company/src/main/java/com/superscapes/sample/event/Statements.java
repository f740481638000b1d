package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;

/** Month-end statements of a branch: what was too small for a bill of its own, one entry over all divisions. */
final class Statements {

    private final Books books;
    private final Payables payables;
    private final Flow materials;
    private final Flow subcontracts;
    private final Flow charges;
    private final Flow disposal;

    Statements(Books books, Payables payables, Flow materials, Flow subcontracts, Flow charges, Flow disposal) {
        this.books = books;
        this.payables = payables;
        this.materials = materials;
        this.subcontracts = subcontracts;
        this.charges = charges;
        this.disposal = disposal;
    }

    void monthEnd(Branch branch) {
        int b = branch.index();
        Entry bill = payables.start(Names.Vendor.MATERIALS, "monthly statement", b);
        if (add(bill, materials, 30, b) > 0) {
            payables.finish(Names.Vendor.MATERIALS, b, bill.sum(), 0);
        }
        Entry subcontract = payables.start(Names.Vendor.SUBCONTRACTOR, "monthly statement", b);
        if (add(subcontract, subcontracts, 40, b) > 0) {
            payables.finish(Names.Vendor.SUBCONTRACTOR, b, subcontract.sum(), 0);
        }
        post(branch, Source.EQ, "Equipment hours", charges, 50, 5890);
        post(branch, Source.AP, "Disposal and permits on company card", disposal, 60, 2130);
    }

    private void post(Branch branch, Source source, String text, Flow flow, int offset, int credit) {
        Entry entry = books.start(source, text + " " + branch.name(),
                source + "-" + branch.code() + "-" + books.today().date(), "");
        add(entry, flow, offset, branch.index());
        entry.credit(books.at(credit), branch.index(), entry.sum());
        books.post();
    }

    private long add(Entry entry, Flow flow, int offset, int branch) {
        for (Division division : Division.values()) {
            entry.debit(books.at(division.cost(offset)), branch, division.ordinal(),
                    flow.rest(branch, division.ordinal()));
        }
        return entry.sum();
    }
}
