package com.superscapes.proxy.report.openitem;

import com.superscapes.proxy.report.ReportRun;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The days on which open items are expected to be paid, and those that what is still to be billed or bought will be.
 *
 * @param open     expected of what is open
 * @param retained expected of retainage, once it is released
 * @param coming   expected of what is billed or bought later: as on the same weekday a year before
 * @param discounts what may still be deducted of open bills, until the latest day of each
 * @param left     not expected at all, and why: bucket, dispute or retainage, to amount
 */
record Payments(List<Part> open, List<Part> retained, List<Part> coming, List<Part> discounts,
        Map<String, BigDecimal> left) {

    /** A customer's own median counts as much as the portfolio's when it rests on so many invoices. */
    static final int PRIOR = 5;
    private static final int WEEK = 7;
    private static final int SPREAD = 4;
    private static final Set<String> AGES = Set.of("current", "1-30", "31-60", "61-90", "90+");
    private static final String SQL = """
            select o.{party}_key as party, cast(:asOf as date) - o.days as due, coalesce(o.invoice_date, cast(:asOf as date) - o.days) as invoiced, o.owed, o.stands_in,
                %2$s as held, %4$s as discount_on, %5$s as discount
            from %1$s o %3$s order by 2, o.source_key, o.source_id""";
    /** Days from invoice to release, of what was released in the 365 days up to the day. */
    private static final String RELEASED = """
            select a.posting_date - coalesce(i.invoice_date, i.posting_date) as days
            from semantic.{side}_item i join semantic.source_table s on s.source_key = i.source_key
            join semantic.{side}_application a on a.item = i.source_id and a.kind = 'retainage-release'
            join semantic.source_table t on t.source_key = a.source_key and t.source_system = s.source_system
            where i.kind = 'retainage' and a.posting_date <= :asOf and a.posting_date > :after%s order by 1""";

    /** An amount on a day, positive. */
    record Part(LocalDate day, BigDecimal amount) {
    }

    private record Open(int party, LocalDate due, LocalDate invoiced, BigDecimal owed, String bucket, boolean held,
            @Nullable LocalDate discountOn, @Nullable BigDecimal discount) {

        /** What may be deducted by who pays after a day; zero where that is over. */
        BigDecimal discountAfter(LocalDate day) {
            return discount == null || discountOn == null || !discountOn.isAfter(day) || owed.compareTo(discount) < 0
                    ? BigDecimal.ZERO
                    : discount;
        }
    }

    /**
     * @param day       the day after whose end they are expected
     * @param shift     days later than usual, by scenario
     * @param discounts bills that offer a discount are paid on its last day, less the discount
     */
    static Payments expected(Side side, ReportRun run, LocalDate day, int shift, boolean discounts) {
        List<Settled> settled = Settled.read(side, run, day);
        Map<Integer, List<Settled>> byParty = settled.stream().collect(Collectors.groupingBy(Settled::party));
        OptionalInt portfolio = Settled.median(settled, Settled::late);
        Map<Integer, List<Part>> parts = new HashMap<>();
        Map<Integer, BigDecimal> credits = new HashMap<>();
        Map<String, BigDecimal> left = new HashMap<>();
        List<Part> retained = new ArrayList<>();
        List<Part> offered = new ArrayList<>();
        OptionalInt release = released(side, run, day);
        int taken = Settled.median(settled, Settled::taken).orElse(0);
        for (Open item : open(side, run, day)) {
            String why = why(side, item, release.isPresent());
            if (item.bucket().equals("credits") || item.bucket().equals("unapplied")) {
                credits.merge(item.party(), item.owed().negate(), BigDecimal::add);
            } else if (item.bucket().equals("retainage") && why.isEmpty()) {
                LocalDate on = item.invoiced().plusDays(release.orElseThrow());
                LocalDate from = on.isAfter(day) ? on : day.plusDays(1); // it could be released any day
                retained.add(new Part(from.plusDays((long) taken + shift), item.owed()));
            } else if (!why.isEmpty()) {
                left.merge(why, item.owed(), BigDecimal::add);
            } else {
                int late = side == Side.PAYABLE
                        ? 0
                        : late(byParty.getOrDefault(item.party(), List.of()), portfolio.orElse(0));
                BigDecimal discount = item.discountAfter(day);
                if (discount.signum() > 0) {
                    offered.add(new Part(Objects.requireNonNull(item.discountOn()), discount));
                    if (discounts) {
                        parts.computeIfAbsent(item.party(), any -> new ArrayList<>())
                                .add(new Part(Objects.requireNonNull(item.discountOn()),
                                        item.owed().subtract(discount)));
                        continue;
                    }
                }
                add(parts.computeIfAbsent(item.party(), any -> new ArrayList<>()), side, item, day, late, shift);
            }
        }
        List<Part> all = new ArrayList<>();
        parts.forEach((party, own) -> all.addAll(less(own, credits.getOrDefault(party, BigDecimal.ZERO))));
        return new Payments(all, retained, coming(side, run, day, taken, shift), offered, left);
    }

    /** The lower median of days from invoice to release; empty where nothing was released. */
    private static OptionalInt released(Side side, ReportRun run, LocalDate day) {
        List<Integer> days = run.hashed(() -> run.query(side.sql(RELEASED).formatted(run.scope("i"))).bind("asOf", day)
                .bind("after", day.minusDays(Settled.DAYS_BACK)).mapTo(Integer.class).list());
        return days.isEmpty() ? OptionalInt.empty() : OptionalInt.of(days.get((days.size() - 1) / 2));
    }

    private static List<Open> open(Side side, ReportRun run, LocalDate day) {
        boolean payable = side == Side.PAYABLE;
        String sql = side.sql(SQL).formatted(OpenItems.sql(side, run),
                payable ? "o.in_dispute or coalesce(h.hold_reason, '') <> ''" : "o.in_dispute",
                payable
                        ? "left join semantic.ap_item h on h.source_key = o.source_key and h.source_id = o.source_id"
                        : "",
                payable ? "h.discount_on" : "null::date", payable ? "h.discount_amount" : "null::numeric");
        return run.hashed(() -> OpenItems.query(run, sql, day).map((row, context) -> new Open(row.getInt("party"),
                row.getObject("due", LocalDate.class), row.getObject("invoiced", LocalDate.class),
                row.getBigDecimal("owed"), row.getString("stands_in"), row.getBoolean("held"),
                row.getObject("discount_on", LocalDate.class), row.getBigDecimal("discount"))).list());
    }

    /** Why an item is not expected to be paid within the weeks; empty when it is. */
    private static String why(Side side, Open item, boolean released) {
        if (item.bucket().equals("retainage") && !released) {
            return "retainage, of which none was released in the last 365 days";
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

    private static List<Part> coming(Side side, ReportRun run, LocalDate day, int taken, int shift) {
        return Billed.within(day.minusDays(CashFlows.WEEKS_OF_A_YEAR), day, side, run).stream()
                .filter(each -> !each.day().isAfter(day))
                .map(each -> new Part(each.day().plusDays((long) CashFlows.WEEKS_OF_A_YEAR + taken + shift),
                        each.amount()))
                .toList();
    }
}
