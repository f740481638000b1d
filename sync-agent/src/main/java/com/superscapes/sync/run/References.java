package com.superscapes.sync.run;

import com.superscapes.sync.model.RecordField;
import java.util.Objects;

/** How a reference of a landed row finds its member: by the source's own id, among the members of the same source. */
final class References {

    private References() {
    }

    /** The join of a reference; its alias is r_ and the column. @param row alias of the landed row */
    static String join(RecordField field, String row, String system) {
        String dimension = Objects.requireNonNull(field.dimension());
        String alias = alias(field);
        String column = row + "." + field.landed();
        return switch (dimension) {
            // Branches and divisions are known by code, whatever source names them; several companies may share one.
            case "branch", "division" -> """
                    left join lateral (select x.%4$s_key from warehouse.dim_%4$s x where x.code = %2$s and x.batch_to is null and %2$s <> ''
                        order by x.%4$s_key limit 1) %1$s on true
                    """.formatted(alias, column, system, dimension);
            case "account" ->
                "left join warehouse.dim_account %1$s on %1$s.source_system = %3$s and %1$s.source_id = %2$s and %1$s.batch_to is null\n"
                        .formatted(alias, column, system);
            default ->
                "left join warehouse.dim_%4$s %1$s on %1$s.source_system = %3$s and %1$s.source_id = %2$s and %1$s.batch_to is null and %1$s.valid_to is null\n"
                        .formatted(alias, column, system, dimension);
        };
    }

    private static String alias(RecordField field) {
        return "r_" + field.landed().substring(0, field.landed().length() - "_id".length());
    }

    /** The member's key; 0 for a row that names none, null for one that names a member that is not there. */
    static String key(RecordField field) {
        return "case l.%s when '' then 0 else %s end".formatted(field.landed(), found(field));
    }

    /** The member's key; null where there is none. */
    static String found(RecordField field) {
        return "%s.%s_key".formatted(alias(field), field.dimension());
    }
}
