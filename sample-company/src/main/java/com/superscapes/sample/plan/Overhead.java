package com.superscapes.sample.plan;

import java.util.List;

/**
 * Overhead and equipment-pool costs, flat over the year.
 *
 * @param account account number
 * @param rate    of the year's planned revenue, in parts per million
 * @param payment how it is paid
 */
public record Overhead(int account, long rate, Payment payment) {

    /** How an overhead cost reaches the ledger. */
    public enum Payment {
        /** The landlord's bill, on the first of the month, by branch. */
        RENT,
        /** Utilities and the like: one bill a month and branch. */
        UTILITIES,
        /** The branch's company card statement. */
        CARD,
        /** Bills of the head office, split over the branches. */
        SHARED,
        /** Paid for a year ahead and expensed by month, split over the branches. */
        PREPAID,
        /** Salaried payroll twice a month. */
        SALARY,
        /** Month-end entries: depreciation, provisions. */
        MONTH_END,
        /** Equipment pool: fuel and repairs as they happen. */
        POOL
    }

    /** Every overhead and pool account, with its rate. */
    public static final List<Overhead> ALL = List.of(o(6110, 34_000, Payment.SALARY), o(6120, 36_000, Payment.SALARY),
            o(6130, 37_000, Payment.SALARY), o(6160, 8_600, Payment.SALARY), o(6170, 9_700, Payment.SALARY),
            o(6150, 5_000, Payment.MONTH_END), o(6210, 21_000, Payment.RENT), o(6220, 4_800, Payment.UTILITIES),
            o(6230, 2_600, Payment.UTILITIES), o(6240, 3_000, Payment.UTILITIES), o(6260, 2_200, Payment.SHARED),
            o(6310, 1_500, Payment.CARD), o(6320, 700, Payment.CARD), o(6330, 6_500, Payment.PREPAID),
            o(6340, 3_000, Payment.SHARED), o(6410, 7_500, Payment.SHARED), o(6420, 2_800, Payment.SHARED),
            o(6510, 12_500, Payment.PREPAID), o(6520, 6_000, Payment.PREPAID), o(6610, 2_600, Payment.SHARED),
            o(6620, 2_400, Payment.SHARED), o(6630, 3_200, Payment.SHARED), o(6710, 3_300, Payment.CARD),
            o(6720, 1_600, Payment.CARD), o(6730, 6_200, Payment.CARD), o(6740, 2_400, Payment.CARD),
            o(6750, 2_500, Payment.CARD), o(6760, 3_900, Payment.CARD), o(6770, 900, Payment.CARD),
            o(6810, 3_800, Payment.SHARED), o(6820, 2_600, Payment.MONTH_END), o(6830, 500, Payment.SHARED),
            o(6910, 2_600, Payment.MONTH_END), o(6920, 9_200, Payment.MONTH_END), o(6930, 2_200, Payment.MONTH_END),
            o(5860, 19_500, Payment.MONTH_END), o(5810, 30_000, Payment.POOL), o(5820, 22_000, Payment.POOL),
            o(5830, 5_500, Payment.PREPAID), o(5840, 7_500, Payment.POOL));

    private static Overhead o(int account, long rate, Payment payment) {
        return new Overhead(account, rate, payment);
    }

    /** Those paid in one way. */
    public static List<Overhead> paidBy(Payment payment) {
        return ALL.stream().filter(o -> o.payment == payment).toList();
    }

    /** A month's planned cost of the whole company in a fiscal year, in cents. */
    public long plannedMonth(int fiscalYear) {
        return Dice.part(Plan.annualRevenue(fiscalYear), rate) / 12;
    }
}
