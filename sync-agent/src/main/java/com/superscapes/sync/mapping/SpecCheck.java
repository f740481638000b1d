package com.superscapes.sync.mapping;

import java.util.List;

/** Refuses a file specification that could not be loaded, before any file is opened. */
final class SpecCheck {

    private final Keys keys;
    private final Mapping.FileSpec spec;

    SpecCheck(Keys keys, Mapping.FileSpec spec) {
        this.keys = keys;
        this.spec = spec;
    }

    void check() {
        switch (spec.content()) {
            case ACCOUNTS, ENTITIES, BRANCHES, DIVISIONS, SCENARIOS, CURRENCIES -> anyOf(Column.CODE, Column.ID);
            case TRIAL_BALANCE -> {
                anyOf(Column.ACCOUNT);
                anyOf(Column.CLOSING, Column.OPENING);
                when();
            }
            case JOURNAL -> {
                anyOf(Column.ACCOUNT);
                anyOf(Column.DATE);
                amount();
            }
            case OPENING_BALANCE, PERIOD_MOVEMENT, PERIOD_BALANCE -> {
                anyOf(Column.ACCOUNT);
                amount();
                when();
            }
            case IGNORED -> {
                return;
            }
        }
        positions();
    }

    private void anyOf(Column... wanted) {
        for (Column column : wanted) {
            if (spec.has(column)) {
                return;
            }
        }
        throw keys.bad("columns", "a file of content " + spec.content().word() + " needs a column for '"
                + String.join("' or '", List.of(wanted).stream().map(Column::word).toList()) + "'");
    }

    private void amount() {
        if (spec.has(Column.INDICATOR) && (!spec.has(Column.AMOUNT) || spec.indicator().isEmpty())) {
            throw keys.bad("columns", "an indicator column needs an amount column and the words of 'indicator'");
        }
        anyOf(Column.AMOUNT, Column.DEBIT, Column.CREDIT);
    }

    private void when() {
        if (!spec.has(Column.DATE) && !spec.has(Column.PERIOD)) {
            throw keys.bad("columns",
                    "a file of content " + spec.content().word() + " needs a column for 'date' or for 'period'");
        }
    }

    private void positions() {
        if (spec.format().header()) {
            return;
        }
        spec.columns().forEach((column, position) -> {
            if (!position.matches("[1-9]\\d{0,3}")) {
                throw keys.bad("columns", "without a header, '" + column.word()
                        + "' must name a column by its position, counted from 1, not '" + position + "'");
            }
        });
    }
}
