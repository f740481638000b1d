package com.superscapes.proxy.report.openitem;

import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.ReportRun;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The days on which open items are expected to be paid, and those that what is still to be billed or bought will be.
 *
 * @param open     expected of what is open
 * @param coming   expected of what is billed or bought later: as on the same weekday a year before
 * @param left     not expected at all, and why: bucket, dispute or retainage, to amount
 */
record Payments(List<Part> open, List<Part> coming, Map<String, BigDecimal> left) {

    /** A customer's own median counts as much as the portfolio's when it rests on so many invoices. */
    static final int PRIOR = 5;
    private static final int WEEK = 7;
    private static final int SPREAD = 4;
    private static final Set<String> AGES = Set.of("current", "1-30", "31-60", "61-90", "90+");
    private static final String SQL = """
            select o.{party}_key as party, cast(:asOf as date) - o.days as due, o.owed, o.stands_in, %2$s as held
            from %1$s o %3$s order by 2, o.source_key, o.source_id""";

    /** An amount on a day, positive. */
    record Part(LocalDate day, BigDecimal amount) {
    }

    private record Open(int party, LocalDate due, BigDecimal owed, String bucket, boolean held) {
    }

    /** @param shift days later than usual, by scenario */
    static Payments expected(Side side, ReportRun run, int shift) {
        LocalDate day = run.get(Parameters.AS_OF);
        List<Settled> settled = Settled.read(side, run);
        Map<Integer, List<Settled>> byParty = settled.stream().collect(Collectors.groupingBy(Settled::party));
        OptionalInt portfolio = Settled.median(settled, Settled::late);
        Map<Integer, List<Part>> parts = new HashMap<>();
        Map<Integer, BigDecimal> credits = new HashMap<>();
        Map<String, BigDecimal> left = new HashMap<>();
        for (Open item : open(side, run)) {
            String why = why(side, item);
            if (item.bucket().equals("credits") || item.bucket().equals("unapplied")) {
                credits.merge(item.party(), item.owed().negate(), BigDecimal::add);
            } else if (!why.isEmpty()) {
                left.merge(why, item.owed(), BigDecimal::add);
            } else {
                int late = side == Side.PAYABLE
                        ? 0
                        : late(byParty.getOrDefault(item.party(), List.of()), portfolio.orElse(0));
                add(parts.computeIfAbsent(item.party(), any -> new ArrayList<>()), side, item, day, late, shift);
            }
        }
        List<Part> all = new ArrayList<>();
        parts.forEach((party, own) -> all.addAll(less(own, credits.getOrDefault(party, BigDecimal.ZERO))));
        return new Payments(all, coming(side, run, settled, shift), left);
    }

    private static List<Open> open(Side side, ReportRun run) {
        boolean payable = side == Side.PAYABLE;
        String sql = side.sql(SQL).formatted(OpenItems.sql(side, run),
                payable ? "o.in_dispute or coalesce(h.hold_reason, '') <> ''" : "o.in_dispute",
                payable
                        ? "left join semantic.ap_item h on h.source_key = o.source_key and h.source_id = o.source_id"
                        : "");
        return OpenItems.query(run, sql).map((row, context) -> new Open(row.getInt("party"),
                row.getObject("due", LocalDate.class), row.getBigDecimal("owed"), row.getString("stands_in"),
                row.getBoolean("held"))).list();
    }

    /** Why an item is not expected to be paid within the weeks; empty when it is. */
    private static String why(Side side, Open item) {
        if (item.bucket().equals("retainage")) {
            return "retainage";
        }
        if (item.held()) {
            return "in dispute or on hold";
        }
        return side == Side.RECEIVABLE && item.bucket().equals("90+") ? "over 90 days late" : "";
    }

    /** The customer's median, drawn to the portfolio's: (n x own + 5 x portfolio) / (n + 5), in whole days. */
    static int late(List<Settled> own, int portfolio) {
        int n = own.size();
        int median = Settled.median(own, Settled::late).orElse(portfolio);
        return BigDecimal.valueOf((long) n * median + (long) PRIOR * portfolio)
                .divide(BigDecimal.valueOf(n + PRIOR), 0, RoundingMode.HALF_UP).intValueExact();
    }

    private static void add(List<Part> parts, Side side, Open item, LocalDate day, int late, int shift) {
        LocalDate usual = item.due().plusDays(late);
        if (usual.isAfter(day)) {
            parts.add(new Part(usual.plusDays(shift), item.owed()));
        } else if (side == Side.PAYABLE) {
            parts.add(new Part(day.plusDays(1L + shift), item.owed()));
        } else {
            // Later than this customer usually is: nobody knows the day, so a quarter in each of the next four weeks.
            BigDecimal quarter = item.owed().divide(BigDecimal.valueOf(SPREAD), 2, RoundingMode.DOWN);
            for (int week = 1; week <= SPREAD; week++) {
                BigDecimal amount = week < SPREAD
                        ? quarter
                        : item.owed().subtract(quarter.multiply(BigDecimal.valueOf(SPREAD - 1L)));
                parts.add(new Part(day.plusDays((long) WEEK * week + shift), amount));
            }
        }
    }

    /** The earliest payments are made with what is credited already. */
    private static List<Part> less(List<Part> parts, BigDecimal credit) {
        BigDecimal rest = credit;
        List<Part> paid = new ArrayList<>();
        for (Part part : parts.stream().sorted(Comparator.comparing(Part::day)).toList()) {
            BigDecimal used = rest.min(part.amount());
            rest = rest.subtract(used);
            paid.add(new Part(part.day(), part.amount().subtract(used)));
        }
        return paid;
    }

    private static List<Part> coming(Side side, ReportRun run, List<Settled> settled, int shift) {
        LocalDate day = run.get(Parameters.AS_OF);
        int taken = Settled.median(settled, Settled::taken).orElse(0);
        return Billed.after(day.minusDays(CashFlows.WEEKS_OF_A_YEAR), side, run).stream()
                .filter(each -> !each.day().isAfter(day))
                .map(each -> new Part(each.day().plusDays((long) CashFlows.WEEKS_OF_A_YEAR + taken + shift),
                        each.amount()))
                .toList();
    }
}
