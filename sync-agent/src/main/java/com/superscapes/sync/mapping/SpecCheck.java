package com.superscapes.sync.mapping;

import com.superscapes.sync.model.RecordField;
import com.superscapes.sync.model.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
            case MEMBER_RECORDS, FACT_RECORDS -> record(Objects.requireNonNull(spec.kind()));
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

    private void record(RecordKind kind) {
        List<String> wanted = new ArrayList<>(
                kind.fields().stream().filter(RecordField::required).map(RecordField::name).toList());
        if (kind.member()) {
            wanted.remove("name");
            wanted.remove("code");
            anyOf(Column.ID, Column.CODE);
        } else {
            wanted.add("date");
        }
        for (String field : wanted) {
            if (!spec.fields().containsKey(field)) {
                throw keys.bad("columns",
                        "a file of content " + kind.content() + " needs a column or a default for '" + field + "'");
            }
        }
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
        spec.fields().forEach((field, source) -> {
            String position = source.column();
            if (position != null && !position.matches("[1-9]\\d{0,3}")) {
                throw keys.bad("columns", "without a header, '" + field
                        + "' must name a column by its position, counted from 1, not '" + position + "'");
            }
        });
    }
}
