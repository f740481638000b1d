package com.superscapes.sample.sage;

import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Clients and jobs, made when they are first met. A job is one client's work in one branch and division. */
final class Jobs {

    /** Clients there can be in a branch; a client's number says which it is. */
    private static final int CLIENTS = 480;
    private static final int REMEMBERED = 12;
    private static final int CONSTRUCTION = Division.CONSTRUCTION.ordinal();

    private final SageSink sink;
    private final Clients names;
    private final Beside beside;
    private final BitSet jobs = new BitSet();
    private final BitSet clients = new BitSet();
    private final List<List<Integer>> recent = new ArrayList<>();
    private long turn;
    private long line;

    /** Names of clients. */
    @FunctionalInterface
    interface Clients {
        String name(int number);
    }

    Jobs(SageSink sink, Clients names, Beside beside) {
        this.sink = sink;
        this.names = names;
        this.beside = beside;
        for (int cell = 0; cell < Branch.NONE * Division.NONE; cell++) {
            recent.add(new ArrayList<>());
        }
    }

    /** The number of a client from its code in the ledger, such as CN011042. */
    static int client(int branch, String code) {
        return branch * CLIENTS + Integer.parseInt(code.substring(code.length() - 4)) - 1000 + 1;
    }

    /** The job of a client's work in a division. */
    int of(int client, int branch, int division, Stamp stamp) throws IOException {
        int job = (client - 1) * Division.NONE + division + 1;
        if (!jobs.get(job)) {
            jobs.set(job);
            make(job, client, branch, division, stamp);
            List<Integer> known = recent.get(branch * Division.NONE + division);
            known.add(job);
            if (known.size() > REMEMBERED) {
                known.removeFirst();
            }
        }
        return job;
    }

    /** A job that costs of a branch and division go to, in turn; null where costs have neither. */
    @Nullable
    Integer next(int branch, int division, Stamp stamp) throws IOException {
        if (branch >= Branch.NONE || division >= Division.NONE) {
            return null;
        }
        List<Integer> known = recent.get(branch * Division.NONE + division);
        return known.isEmpty()
                ? of(branch * CLIENTS + 1, branch, division, stamp)
                : known.get((int) (turn++ % known.size()));
    }

    private void make(int job, int client, int branch, int division, Stamp stamp) throws IOException {
        String name = names.name((client - 1) % CLIENTS);
        if (!clients.get(client)) {
            clients.set(client);
            sink.row("reccln", client, stamp.at(), name, name.length() > 30 ? name.substring(0, 30) : name, 1, 30);
            beside.properties(client, name, branch, stamp);
        }
        boolean fixed = division == CONSTRUCTION;
        long contract = fixed ? 40_000_00L + job % 97 * 2_500_00L : 0;
        String code = Branch.ALL.get(branch).code() + "-" + Division.values()[division].code() + "-" + client;
        sink.row("actrec", job, stamp.at(), name + " " + Division.values()[division].title().toLowerCase(Locale.ROOT),
                code,
                client, Stamp.subaccount(branch, division), division + 1, 4, Stamp.money(contract),
                Stamp.money(fixed ? 10_00 : 0), stamp.day().date(), null, "PM-" + Branch.ALL.get(branch).code());
        if (fixed) {
            phasesAndBudget(job, contract, stamp);
        }
    }

    /** Cost types in parts per hundred of the contract: a margin of a fifth to three tenths is planned. */
    private void phasesAndBudget(int job, long contract, Stamp stamp) throws IOException {
        String[] phases = {"Site preparation", "Hardscape", "Planting"};
        int[] shares = {27, 22, 14, 6, 4};
        int[] types = {2, 1, 4, 3, 5};
        for (int phase = 1; phase <= phases.length; phase++) {
            line++;
            sink.row("jobphs", line, stamp.at(), job, phase, phases[phase - 1]);
        }
        for (int i = 0; i < types.length; i++) {
            line++;
            long budget = contract * shares[i] / 100;
            sink.row("bdglin", line, stamp.at(), job, 0, new BigDecimal(CostCodes.of(types[i])), types[i],
                    Stamp.money(budget),
                    Stamp.money(types[i] == 2 ? budget / 32 : 0), stamp.day().date());
        }
        if (job % 4 == 0) {
            line++;
            long change = contract / 20;
            sink.row("prmchg", line, stamp.at(), job, "CO-" + job + "-1", stamp.day().date(), "Owner's change",
                    job % 8 == 0 ? 1 : 2,
                    Stamp.money(change), Stamp.money(change * 7 / 10), stamp.period(), stamp.day().fiscalYear());
        }
    }
}
