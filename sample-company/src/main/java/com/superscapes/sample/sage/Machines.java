package com.superscapes.sample.sage;

import com.superscapes.sample.chart.Branch;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The fleet: the same machines in every branch, used in turn, at one charging rate a kind. */
final class Machines {

    private static final String[] KINDS = {"Mower", "Skid steer", "Truck", "Loader", "Trailer", "Plow"};
    private static final int[] RATES = {28_00, 65_00, 32_00, 85_00, 12_00, 40_00};
    private static final int EACH = 8;
    /** The kind of cost that a job is charged. */
    static final int CHARGE = 9;

    /** Machines there are; their numbers start from 1. */
    static final int COUNT = Branch.NONE * KINDS.length * EACH;

    private final SageSink sink;
    private final Beside beside;
    private long turn;
    private long number;

    Machines(SageSink sink, Beside beside) {
        this.sink = sink;
        this.beside = beside;
    }

    void write(Stamp stamp) throws IOException {
        for (int branch = 0; branch < Branch.NONE; branch++) {
            for (int i = 0; i < KINDS.length * EACH; i++) {
                int kind = i % KINDS.length;
                String code = Branch.ALL.get(branch).code() + "-" + (100 + i);
                sink.row("eqpmnt", number(branch, i), stamp.at(), KINDS[kind] + " " + (100 + i), code, KINDS[kind],
                        Stamp.subaccount(branch, 99), LocalDate.of(2018 + i % 6, 1 + i % 12, 15),
                        Stamp.money(RATES[kind]), 1);
            }
        }
    }

    private static int number(int branch, int machine) {
        return branch * KINDS.length * EACH + machine + 1;
    }

    /** A machine of a branch, in turn. */
    int next(int branch) {
        return number(Math.min(branch, Branch.NONE - 1), (int) (turn++ % (KINDS.length * EACH)));
    }

    /** Hours that a charge stands for, two decimals. */
    static BigDecimal hours(int machine, long cents) {
        int rate = RATES[(machine - 1) % (KINDS.length * EACH) % KINDS.length];
        return BigDecimal.valueOf(cents * 100 / rate, 2);
    }

    /** @param type as Sage's eqpcst has it; cents debit positive, charges to jobs negative */
    void cost(int machine, int type, long cents, @Nullable Integer job, int account, String text, Stamp stamp)
            throws IOException {
        number++;
        BigDecimal hours = type == CHARGE ? hours(machine, -cents) : Stamp.money(0);
        sink.row("eqpcst", number, stamp.at(), machine, stamp.day().date(), stamp.period(), stamp.day().fiscalYear(), 1,
                type, job,
                hours, Stamp.money(0), Stamp.money(cents), Stamp.brief(text), account, stamp.entry());
        if (type == CHARGE) {
            beside.use(machine, hours, job, stamp);
        }
    }
}
