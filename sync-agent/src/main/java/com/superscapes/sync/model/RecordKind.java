package com.superscapes.sync.model;

import java.util.List;

/**
 * A kind of record: a dimension's members (id and these fields, of which code and name are the first) or a fact (id, date, company, branch, division,
 * currency and these fields).
 *
 * @param content what mappings and contracts call it, such as {@code ar-items}
 * @param table   its landing table, and the end of its table's name in the warehouse
 */
public record RecordKind(String content, String table, boolean member, List<RecordField> fields) {

    public RecordKind {
        fields = List.copyOf(fields);
    }

    /** The landing table. */
    public String landing() {
        return "landing." + table;
    }

    /** The dimension or fact. */
    public String target() {
        return (member ? "warehouse.dim_" : "warehouse.fact_") + table;
    }

    /** Position of a field in the values of a record. @throws IllegalArgumentException if there is none of this name */
    public int indexOf(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                return i;
            }
        }
        throw new IllegalArgumentException(content + " have no field " + field);
    }

    /** True when it has such a field. */
    public boolean has(String field) {
        return fields.stream().anyMatch(each -> each.name().equals(field));
    }
}
