package com.superscapes.desktop.template;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads and writes the fields of a row as the contract has them; what this client does not know is kept. */
final class RowFields {

    static final String ID = "id";
    static final String LABEL = "label";
    static final String KIND = "kind";
    static final String LEVEL = "level";
    static final String SIGN = "sign";
    static final String POLARITY = "polarity";
    static final String TYPES = "types";
    static final String CLASSES = "classes";
    static final String CODES = "codes";
    static final String SUM = "sum";
    static final String PLUS = "plus";
    static final String NUMERATOR = "numerator";
    static final String DENOMINATOR = "denominator";
    static final String HIDE_ZERO = "hideZero";
    static final String HIDE_ACCOUNTS = "hideAccounts";
    static final String ACCOUNTS_ONLY = "accountsOnly";

    private RowFields() {
    }

    /** Empty when there is none. */
    static String text(Map<String, Object> row, String field) {
        return Objects.toString(row.get(field), "");
    }

    /** The items of a list with commas between. */
    static String list(Map<String, Object> row, String field) {
        return row.get(field) instanceof Collection<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : "";
    }

    static int number(Map<String, Object> row, String field) {
        return row.get(field) instanceof Number number ? number.intValue() : 0;
    }

    static boolean flag(Map<String, Object> row, String field) {
        return Boolean.TRUE.equals(row.get(field));
    }

    /** Sets a text, or removes it when it is empty. */
    static void put(Map<String, Object> row, String field, String value) {
        set(row, field, value.strip(), value.isBlank());
    }

    /** Sets the parts of a text between commas. */
    static void putList(Map<String, Object> row, String field, String value) {
        List<String> items = Arrays.stream(value.split(",")).map(String::strip).filter(item -> !item.isEmpty())
                .toList();
        set(row, field, items, items.isEmpty());
    }

    static void putFlag(Map<String, Object> row, String field, boolean value) {
        set(row, field, value, !value);
    }

    private static void set(Map<String, Object> row, String field, Object value, boolean none) {
        if (none) {
            row.remove(field);
        } else {
            row.put(field, value);
        }
    }
}
