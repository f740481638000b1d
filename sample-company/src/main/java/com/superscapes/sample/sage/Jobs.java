package com.superscapes.sample.sage;

import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import java.io.IOException;
import com.superscapes.sample.event.Contract;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    /** Cost types, labor first, and their shares of a construction budget in parts per thousand. */
    private static final int[] TYPES = {2, 1, 4, 3, 5};
    private static final int[] SHARES = {295, 366, 218, 91, 30};
    /** An hour of labor with its burden. */
    private static final long HOUR = 28_32;

    private long turn;
    private long line;
    private long expectations;
    private long applications;
    private long changed;

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
        String name = client(client, branch, stamp);
        String code = Branch.ALL.get(branch).code() + "-" + Division.values()[division].code() + "-" + client;
        job(job, name, code, client, branch, division, 0, stamp);
    }

    private String client(int client, int branch, Stamp stamp) throws IOException {
        String name = names.name((client - 1) % CLIENTS);
        if (!clients.get(client)) {
            clients.set(client);
            sink.row("reccln", client, stamp.at(), name, name.length() > 30 ? name.substring(0, 30) : name, 1, 30);
            beside.properties(client, name, branch, stamp);
        }
        return name;
    }

    private void job(int job, String name, String code, int client, int branch, int division, long contract,
            Stamp stamp) throws IOException {
        sink.row("actrec", job, stamp.at(), name + " " + Division.values()[division].title().toLowerCase(Locale.ROOT),
                code, client, Stamp.subaccount(branch, division), division + 1, 4, Stamp.money(contract),
                Stamp.money(division == CONSTRUCTION && contract > 0 && (client - 1) % CLIENTS % 3 != 0 ? 10_00 : 0),
                stamp.day().date(), null, "PM-" + Branch.ALL.get(branch).code());
    }

    /** A construction job: with a contract it has phases and a budget, for time and materials it has neither. */
    void award(Contract contract, Stamp stamp) throws IOException {
        int client = contract.branch() * CLIENTS + contract.customer() + 1;
        String name = client(client, contract.branch(), stamp);
        String code = Branch.ALL.get(contract.branch()).code() + "-CON-" + contract.number();
        job(contract.number(), name, code, client, contract.branch(), CONSTRUCTION,
                contract.fixedPrice() ? contract.amount() : 0, stamp);
        if (!contract.fixedPrice()) {
            return;
        }
        String[] phases = {"Site preparation", "Hardscape", "Planting"};
        for (int phase = 1; phase <= phases.length; phase++) {
            line++;
            sink.row("jobphs", line, stamp.at(), contract.number(), phase, phases[phase - 1]);
        }
        budget(contract.number(), contract.firstEstimate(), stamp);
    }

    /** Lines of a budget, or of a change of it, by cost type; they add up to the cent. */
    void budget(int job, long cents, Stamp stamp) throws IOException {
        long left = cents;
        for (int i = TYPES.length - 1; i >= 0; i--) {
            line++;
            long part = i == 0 ? left : cents * SHARES[i] / 1000;
            left -= part;
            long hours = TYPES[i] == 2 ? part * 100 / HOUR : 0;
            sink.row("bdglin", line, stamp.at(), job, 0, new BigDecimal(CostCodes.of(TYPES[i])), TYPES[i],
                    Stamp.money(part), Stamp.money(hours), stamp.day().date());
        }
    }

    /** What a job's manager expects it to cost in the end, by cost type. */
    void manager(int job, long cents, Stamp stamp) throws IOException {
        long left = cents;
        for (int i = TYPES.length - 1; i >= 0; i--) {
            expectations++;
            long part = i == 0 ? left : cents * SHARES[i] / 1000;
            left -= part;
            beside.expectation(expectations, job, TYPES[i], part, stamp);
        }
    }

    void change(int job, int order, boolean approved, long amount, long cost, Stamp stamp) throws IOException {
        line++;
        changed = line;
        sink.row("prmchg", line, stamp.at(), job, "CO-" + job + "-" + order, stamp.day().date(), "Owner's change",
                approved ? 1 : 2, Stamp.money(amount), Stamp.money(cost), stamp.period(), stamp.day().fiscalYear());
    }

    /** The record number of the change order written last. */
    long lastChange() {
        return changed;
    }

    /** The application for payment that tells what lies on the site; Sage keeps stored materials on its lines. */
    void stored(Contract contract, long cents, Stamp stamp) throws IOException {
        applications++;
        sink.row("aiafrm", applications, stamp.at(), contract.number(), 0, applications, stamp.day().date(),
                "Materials stored on site");
        sink.row("aialin", applications, stamp.at(), 1, new BigDecimal(CostCodes.of(1)), "Stored materials",
                Stamp.money(cents));
    }

    /** Finished: complete, with its last day. */
    void complete(int job, Stamp stamp) throws IOException {
        sink.change("actrec", job, stamp.at(), Map.of("status", 5, "cmpdte", stamp.day().date()));
    }
}
