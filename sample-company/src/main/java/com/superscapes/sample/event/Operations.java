package com.superscapes.sample.event;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.books.Source;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.plan.Cost;
import com.superscapes.sample.plan.Dice;

/** Each day's work turned into invoices, wages, material and subcontract bills, equipment charges and fuel. */
final class Operations {

    private static final int SNOW = Division.SNOW.ordinal();

    private final Books books;
    private final Work work;
    private final Dice dice;
    private final Scale scale;
    private final Receivables receivables;
    private final Payables payables;
    private final Payroll payroll;
    private final Flow[] invoices = new Flow[Division.NONE];
    private final Flow materials;
    private final Flow subcontracts;
    private final Flow charges;
    private final Flow disposal;
    private final Flow fuel;
    private final Flow repairs;
    private final Flow rental;
    private final Statements statements;
    private long ticket = 40_000;

    Operations(Books books, Work work, Dice dice, Scale scale, Receivables receivables, Payables payables,
            Payroll payroll) {
        this.books = books;
        this.work = work;
        this.dice = dice;
        this.scale = scale;
        this.receivables = receivables;
        this.payables = payables;
        this.payroll = payroll;
        long[] typical = {2_500_00, 4_000_00, 15_000_00, 1_500_00, 2_500_00};
        for (int d = 0; d < Division.NONE; d++) {
            invoices[d] = flow(typical[d]);
        }
        materials = flow(1_200_00);
        subcontracts = flow(4_000_00);
        charges = flow(400_00);
        disposal = flow(450_00);
        fuel = flow(350_00);
        repairs = flow(600_00);
        rental = flow(900_00);
        statements = new Statements(books, payables, materials, subcontracts, charges, disposal);
    }

    private Flow flow(long typicalCents) {
        return new Flow(typicalCents, scale, dice);
    }

    void day() {
        Day day = books.today();
        boolean flush = scale.flushes(day);
        for (Branch branch : Branch.ALL) {
            long revenue = 0;
            for (int d = 0; d < Division.NONE; d++) {
                revenue += division(day, branch.index(), d, flush);
            }
            pool(branch.index(), revenue, flush);
            if (flush) {
                statements.monthEnd(branch);
            }
            if (branch.plows() && day.isThe(5)
                    && (day.date().getMonthValue() >= 10 || day.date().getMonthValue() <= 3)) {
                buySalt(branch);
            }
        }
    }

    private long division(Day day, int branch, int division, boolean flush) {
        long revenue = work.revenue(day, branch, division);
        boolean byJob = division == Division.CONSTRUCTION.ordinal(); // its jobs bill their progress
        if (!byJob && (day.isBusiness() || flush)) {
            invoices[division].add(branch, division, revenue, flush, receivables::invoice);
        } else if (!byJob) {
            invoices[division].hold(branch, division, revenue);
        }
        payroll.earn(branch, division, work.cost(Cost.LABOR, branch, division, revenue));
        materials.add(branch, division, work.cost(Cost.MATERIALS, branch, division, revenue),
                flush && division == SNOW, division == SNOW ? this::issueSalt : this::material);
        subcontracts.add(branch, division, work.cost(Cost.SUBCONTRACTORS, branch, division, revenue), false,
                payables::subcontract);
        charges.add(branch, division, work.cost(Cost.EQUIPMENT, branch, division, revenue), false, this::charge);
        disposal.add(branch, division, work.cost(Cost.DISPOSAL, branch, division, revenue), false, this::dispose);
        return revenue;
    }

    private void pool(int branch, long revenue, boolean flush) {
        fuel.add(branch, Division.NONE, Dice.part(revenue, 30_000), flush, this::fuel);
        repairs.add(branch, Division.NONE, Dice.part(revenue, 22_000), flush, (b, d, cents) -> payables
                .bill(Names.Vendor.REPAIRS, "repairs and parts", b, d, books.at(5820), cents));
        rental.add(branch, Division.NONE, Dice.part(revenue, 7_500), flush, (b, d, cents) -> payables
                .bill(Names.Vendor.RENTAL, "equipment rental", b, d, books.at(5840), cents));
    }

    private void material(int branch, int division, long cents) {
        int account = books.at(Division.values()[division].cost(dice.inThousand(700) ? 30 : 35));
        payables.bill(Names.Vendor.MATERIALS, "materials", branch, division, account, cents);
    }

    private void dispose(int branch, int division, long cents) {
        ticket++;
        books.start(Source.AP, "Company card - " + Names.vendor(Names.Vendor.DISPOSAL, ticket), "DSP-" + ticket, "")
                .debit(books.at(Division.values()[division].cost(60)), branch, division, cents)
                .credit(books.at(2130), branch, cents);
        books.post();
    }

    /** Salt comes out of stock; what stock cannot cover is bought at once. */
    private void issueSalt(int branch, int division, long cents) {
        long stock = books.cell(books.at(1410), branch * (Division.NONE + 1) + Division.NONE);
        int account = books.at(Division.SNOW.cost(30));
        if (stock < cents || dice.inThousand(100)) {
            payables.bill(Names.Vendor.MATERIALS, "blades and supplies", branch, division,
                    books.at(Division.SNOW.cost(35)), cents);
            return;
        }
        ticket++;
        books.start(Source.GL, "Salt issued to routes " + Branch.ALL.get(branch).name(), "ISS-" + ticket, "")
                .debit(account, branch, division, cents).credit(books.at(1410), branch, cents);
        books.post();
    }

    private void buySalt(Branch branch) {
        long stock = books.cell(books.at(1410), branch.index() * (Division.NONE + 1) + Division.NONE);
        long cents = work.saltTarget(books, branch) - stock;
        if (cents > 1_000_00) {
            payables.bill(Names.Vendor.SALT, "bulk salt", branch.index(), Division.NONE, books.at(1410), cents);
        }
    }

    private void charge(int branch, int division, long cents) {
        ticket++;
        books.start(Source.EQ, "Equipment hours " + Division.values()[division].title(), "EQ-" + ticket, "")
                .debit(books.at(Division.values()[division].cost(50)), branch, division, cents)
                .credit(books.at(5890), branch, cents);
        books.post();
    }

    private void fuel(int branch, int division, long cents) {
        ticket++;
        books.start(Source.EQ, "Fuel card " + Names.vendor(Names.Vendor.FUEL, ticket), "FUEL-" + ticket, "")
                .debit(books.at(5810), branch, cents).credit(books.at(2130), branch, cents);
        books.post();
    }
}
