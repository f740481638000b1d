package com.superscapes.reports;

/** How a column follows from others of the same row, so that Excel can show it live. Names are column ids. */
public sealed interface ColumnFormula {

    /** The column stands for itself. */
    ColumnFormula NONE = new None();

    record None() implements ColumnFormula {
    }

    /** (base - comparator) times the row's polarity; a plain change where polarity is 0. */
    record Variance(String base, String comparator) implements ColumnFormula {
    }

    /** Variance divided by the absolute comparator. */
    record VariancePercent(String variance, String comparator) implements ColumnFormula {
    }

    /** opening + debit - credit. */
    record Closing(String opening, String debit, String credit) implements ColumnFormula {
    }
}
