package com.superscapes.proxy.report.openitem;

import com.superscapes.proxy.report.ReportRun;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Cash by week as it is expected at the end of a day.
 *
 * @param weeks    from the day after, the last ones whole weeks until Sunday
 * @param receipts of customers
 * @param bills    of vendors
 */
record CashWeeks(List<Week> weeks, Payments receipts, Payments bills) {

    /** How many weeks a forecast has, the first of which may be a part of one. */
    static final int WEEKS = 13;

    static final String IN_WORDS = "Receipts of open invoices: due date + the customer's median days late in"
            + " the last 365 days, drawn to the portfolio's median by (n x own + 5 x portfolio) / (n + 5); an invoice later than that is expected by quarters in"
            + " the next four weeks; credits and unapplied cash are used first. Payments of open bills: due date, at once when past due. Retainage: released after the"
            + " median days from invoice to release in the last 365 days, for sources tell no release dates, and paid as long after that as invoices are. New billings"
            + " and bills: those of 364 days before, paid after the portfolio's median days from document to payment. Payroll with its taxes, other taxes, debt"
            + " service, capital expenditure, owners and other: what moved cash 364 days before, each ledger entry whole. Not expected: receivables over 90 days"
            + " late, items in dispute or on hold, and retainage where none was released.";

    private static final int LATER = 14;
    private static final BigDecimal FEWER = new BigDecimal("0.80");
    // Receivables and payables are expected from their items.
    private static final Set<String> LINES = Set.of("payroll", "taxes", "debt", "capex", "owners", "other");

    /** Some days up to a Sunday. @param lines by column of the forecast, inflows positive */
    record Week(LocalDate from, LocalDate to, Map<String, BigDecimal> lines) {

        BigDecimal net() {
            return lines.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** What is assumed. @param discounts taken wherever they are offered @param coming with new billings and bills */
    record Assumptions(String scenario, boolean discounts, boolean coming) {
    }

    /** @param until a day of the last week, which is whole */
    static CashWeeks expected(ReportRun run, LocalDate day, LocalDate until, Assumptions assumed) {
        String scenario = assumed.scenario();
        Payments receipts = Payments.expected(Side.RECEIVABLE, run, day,
                scenario.equals("collections-14") ? LATER : 0, false);
        Payments bills = Payments.expected(Side.PAYABLE, run, day, scenario.equals("pay-14") ? LATER : 0,
                assumed.discounts());
        List<CashFlows> flows = CashFlows.read(run, day.minusDays(CashFlows.WEEKS_OF_A_YEAR),
                sunday(until).minusDays(CashFlows.WEEKS_OF_A_YEAR));
        BigDecimal share = scenario.equals("collections-20") ? FEWER : BigDecimal.ONE;
        List<Week> weeks = new ArrayList<>();
        for (LocalDate from = day.plusDays(1); !from.isAfter(until); from = sunday(from).plusDays(1)) {
            LocalDate to = sunday(from);
            Map<String, BigDecimal> lines = new TreeMap<>();
            lines.put("receipts", times(within(receipts.open(), from, to), share));
            lines.put("bills", within(bills.open(), from, to).negate());
            lines.put("retainage", times(within(receipts.retained(), from, to), share)
                    .subtract(within(bills.retained(), from, to)));
            if (assumed.coming()) {
                lines.put("new-receipts", times(within(receipts.coming(), from, to), share));
                lines.put("new-bills", within(bills.coming(), from, to).negate());
            }
            moved(flows, from.minusDays(CashFlows.WEEKS_OF_A_YEAR), to.minusDays(CashFlows.WEEKS_OF_A_YEAR))
                    .forEach((line, amount) -> {
                        if (LINES.contains(line)) {
                            lines.put(line, amount);
                        }
                    });
            weeks.add(new Week(from, to, lines));
        }
        return new CashWeeks(weeks, receipts, bills);
    }

    /** What moved cash in the weeks after a day and up to another, the last one cut there. Customers and vendors: all they paid. */
    static List<Week> moved(ReportRun run, LocalDate after, LocalDate upTo) {
        List<CashFlows> flows = after.isBefore(upTo) ? CashFlows.read(run, after, upTo) : List.of();
        List<Week> weeks = new ArrayList<>();
        for (LocalDate from = after.plusDays(1); !from.isAfter(upTo); from = sunday(from).plusDays(1)) {
            LocalDate to = sunday(from).isBefore(upTo) ? sunday(from) : upTo;
            Map<String, BigDecimal> lines = new TreeMap<>();
            moved(flows, from, to).forEach((line, amount) -> lines.put(column(line), amount));
            weeks.add(new Week(from, to, lines));
        }
        return weeks;
    }

    /** The Sunday on which a forecast that begins after a day ends. */
    static LocalDate end(LocalDate day) {
        return sunday(day.plusDays(1)).plusWeeks(WEEKS - 1L);
    }

    private static LocalDate sunday(LocalDate from) {
        return from.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }

    private static String column(String line) {
        return switch (line) {
            case "receivables" -> "receipts";
            case "payables" -> "bills";
            default -> line;
        };
    }

    private static Map<String, BigDecimal> moved(List<CashFlows> flows, LocalDate from, LocalDate to) {
        Map<String, BigDecimal> lines = new TreeMap<>();
        flows.stream().filter(flow -> !flow.day().isBefore(from) && !flow.day().isAfter(to))
                .forEach(flow -> lines.merge(flow.line(), flow.amount(), BigDecimal::add));
        return lines;
    }

    private static BigDecimal within(List<Payments.Part> parts, LocalDate from, LocalDate to) {
        return parts.stream().filter(part -> !part.day().isBefore(from) && !part.day().isAfter(to))
                .map(Payments.Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal times(BigDecimal amount, BigDecimal share) {
        return share.equals(BigDecimal.ONE) ? amount : amount.multiply(share).setScale(2, RoundingMode.HALF_UP);
    }
}
