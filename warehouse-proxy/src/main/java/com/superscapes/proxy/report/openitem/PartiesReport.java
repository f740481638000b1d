package com.superscapes.proxy.report.openitem;

import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every customer or vendor: share of a year's billings, what is open, and how late payments were. */
public final class PartiesReport implements Report {

    private static final int YEAR = 365;
    private static final int TOP = 10;
    private static final String NAMES = """
            select p.{party}_key as key, p.code, p.name from semantic.{party} p
            where p.{party}_key = any(:keys) and p.valid_from <= :asOf and (p.valid_to is null or p.valid_to > :asOf)""";
    private static final String OPEN = "select o.{party}_key as party, o.stands_in, sum(o.owed) as owed from %s o group by 1, 2";

    private final Side side;
    private final ReportSpec spec;

    public PartiesReport(Side side) {
        this.side = side;
        boolean receivable = side == Side.RECEIVABLE;
        this.spec = ReportSpec.of(side.report(side.party() + "s"), side.group(),
                receivable ? "Customer concentration" : "Vendor concentration", ReportClock.DOCUMENT_DATE,
                "Every " + side.party() + " with its share of what was " + (receivable ? "billed" : "bought")
                        + " in the 365 days up to the day, what is open, and how late payments were, weighted by amount. "
                        + Billed.IN_WORDS + " " + Settled.IN_WORDS,
                Parameters.AS_OF, Parameters.COMPANY, Parameters.BRANCHES, Parameters.CURRENCY);
    }

    @Override
    public ReportSpec spec() {
        return spec;
    }

    @Override
    public ReportTable run(ReportRun run) {
        LocalDate day = run.get(Parameters.AS_OF);
        Map<Integer, BigDecimal> billed = new HashMap<>();
        Billed.after(day.minusDays(YEAR), side, run).stream().filter(each -> !each.day().isAfter(day))
                .forEach(each -> billed.merge(each.party(), each.amount(), BigDecimal::add));
        Map<Integer, Map<String, BigDecimal>> open = open(run);
        Map<Integer, List<Settled>> settled = Settled.read(side, run).stream()
                .collect(Collectors.groupingBy(Settled::party));
        BigDecimal all = billed.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        ReportTable table = new ReportTable(columns(all)).period("365 days up to " + ReportRun.day(day));
        Set<Integer> parties = new TreeSet<>(billed.keySet());
        parties.addAll(open.keySet());
        parties.addAll(settled.keySet());
        Map<Integer, String[]> names = names(run, parties);
        List<Integer> ranked = new ArrayList<>(parties);
        ranked.sort(Comparator.comparing((Integer party) -> billed.getOrDefault(party, BigDecimal.ZERO)).reversed()
                .thenComparing(party -> name(names, party)[0]));
        BigDecimal sofar = BigDecimal.ZERO;
        for (int party : ranked) {
            sofar = sofar.add(billed.getOrDefault(party, BigDecimal.ZERO));
            ReportRow row = detail(table, run, party, name(names, party))
                    .set("billed", billed.getOrDefault(party, BigDecimal.ZERO))
                    .set("cumulative", Amounts.ratio(sofar, all));
            open.getOrDefault(party, Map.of()).forEach(row::add);
            behavior(row, settled.getOrDefault(party, List.of()));
        }
        table.total("Total");
        return concentration(table, billed.values(), all);
    }

    private List<Column> columns(BigDecimal all) {
        return List.of(Column.text("name", side.partyName()), Column.text("code", "Code").hiddenAtFirst(),
                Column.money("billed", side == Side.RECEIVABLE ? "Billed" : "Bought").under("365 days"),
                Column.percent("share", "Share", row -> Amounts.ratio(row.amount("billed"), all)),
                Column.percent("cumulative", "Cumulative", row -> row.value("cumulative") == null
                        ? Amounts.ratio(row.amount("billed"), all)
                        : row.amount("cumulative")).under("share"),
                Column.money("open", "Open"), Column.money("overdue", "Overdue"),
                Column.money("retainage", "Retainage"), Column.money("credits", "Credits").under("and unapplied"),
                Column.count("settled", "Settled").under("invoices"),
                Column.ratio("late", "Days late", PartiesReport::averageLate).under("average"),
                Column.count("median", "Days late").under("median").notAdded(),
                Column.money("weight", "Dollar days late").hiddenAtFirst(),
                Column.money("settled-amount", "Settled").under("amount").hiddenAtFirst());
    }

    private static @Nullable BigDecimal averageLate(ReportRow row) {
        BigDecimal amount = row.amount("settled-amount");
        return amount.signum() == 0 ? null : row.amount("weight").divide(amount, 2, RoundingMode.HALF_UP);
    }

    private Map<Integer, Map<String, BigDecimal>> open(ReportRun run) {
        Map<Integer, Map<String, BigDecimal>> open = new HashMap<>();
        String sql = side.sql(OPEN).formatted(OpenItems.sql(side, run));
        OpenItems.query(run, sql).map((row, context) -> {
            Map<String, BigDecimal> sums = open.computeIfAbsent(row.getInt("party"), any -> new HashMap<>());
            BigDecimal owed = row.getBigDecimal("owed");
            sums.merge("open", owed, BigDecimal::add);
            switch (row.getString("stands_in")) {
                case "current" -> {
                    // Open and not yet due: in the sum alone.
                }
                case "retainage" -> sums.merge("retainage", owed, BigDecimal::add);
                case "unapplied", "credits" -> sums.merge("credits", owed, BigDecimal::add);
                default -> sums.merge("overdue", owed, BigDecimal::add);
            }
            return sums;
        }).list();
        return open;
    }

    private static void behavior(ReportRow row, List<Settled> settled) {
        row.set("settled", BigDecimal.valueOf(settled.size()));
        settled.forEach(each -> row.add("weight", each.weight()).add("settled-amount", each.amount()));
        Settled.median(settled, Settled::late).ifPresent(days -> row.set("median", BigDecimal.valueOf(days)));
    }

    private ReportRow detail(ReportTable table, ReportRun run, int party, String[] name) {
        String code = name[0].isEmpty() ? OpenItems.UNASSIGNED : name[0];
        return table.sums(Integer.toString(party)).set("name", name[1]).set("code", name[0])
                .drill(run.to(side.report(side.party()), name[1], side.party(), code))
                .drill("open", run.to(side.report("items"), name[1], side.party(), code, "bucket", "all"));
    }

    private Map<Integer, String[]> names(ReportRun run, Set<Integer> parties) {
        Map<Integer, String[]> names = new HashMap<>();
        run.query(side.sql(NAMES)).bindArray("keys", Integer.class, List.copyOf(parties))
                .bind("asOf", run.get(Parameters.AS_OF)).map((row, context) -> names.put(row.getInt("key"),
                        new String[]{row.getString("code"), row.getString("name")}))
                .list();
        return names;
    }

    private static String[] name(Map<Integer, String[]> names, int party) {
        return names.getOrDefault(party, new String[]{"", "Unassigned"});
    }

    private ReportTable concentration(ReportTable table, Collection<BigDecimal> billed, BigDecimal all) {
        if (all.signum() > 0) {
            BigDecimal top = billed.stream().sorted(Comparator.reverseOrder()).limit(TOP)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            table.note("The " + Math.min(TOP, billed.size()) + " largest make "
                    + top.multiply(BigDecimal.valueOf(100)).divide(all, 1, RoundingMode.HALF_UP) + "% of the total.");
        }
        return table;
    }
}
