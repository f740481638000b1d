package com.superscapes.sync.run;

import com.superscapes.sync.model.FieldType;
import com.superscapes.sync.model.RecordField;
import com.superscapes.sync.model.RecordKind;
import java.util.List;
import java.util.stream.Collectors;

/** The merge of a kind of fact, generated from the catalogue. */
final class RecordShape {

    private RecordShape() {
    }

    static FactShape of(RecordKind kind) {
        boolean money = kind.has("amount");
        return new FactShape(kind.landing(), List.of(kind.target()), List.of(insert(kind)), sides(money, "l"),
                sides(money, "f"), true);
    }

    private static String sides(boolean money, String row) {
        return money
                ? "greatest(%1$s.amount, 0) as debit, greatest(-%1$s.amount, 0) as credit".formatted(row)
                : "0::numeric as debit, 0::numeric as credit";
    }

    /** Parameters: source key, batch, source system. A row that names no branch or division is in its job's. */
    private static String insert(RecordKind kind) {
        String columns = kind.fields().stream().map(RecordField::column).collect(Collectors.joining(", "));
        String values = kind.fields().stream().map(RecordShape::value).collect(Collectors.joining(", "));
        String joins = kind.fields().stream().filter(field -> field.type() == FieldType.REFERENCE)
                .map(field -> References.join(field, "l", "h.source_system")).collect(Collectors.joining());
        return """
                with chosen as (select ?::integer as source_key, ?::bigint as batch, ?::text as source_system)
                insert into %1$s (fact_id, posting_date, period_key, company_key, branch_key, division_key, currency, %2$s,
                    source_key, source_id, file_id, file_line, batch_from)
                select l.fact_id, l.posting_date, l.fiscal_year * 100 + l.period, c.company_key, %3$s, %4$s,
                    coalesce(nullif(trim(l.currency), ''), c.base_currency), %5$s, h.source_key, l.source_id, l.file_id, l.file_line, h.batch
                from %6$s l
                join chosen h on true
                join warehouse.dim_company c on c.code = l.company_code and c.batch_to is null
                left join warehouse.dim_branch b on b.company_key = c.company_key and b.code = l.branch_code and b.batch_to is null and l.branch_code <> ''
                left join warehouse.dim_division v on v.code = l.division_code and v.batch_to is null and l.division_code <> ''
                %7$s"""
                .formatted(kind.target(), columns, place(kind, "branch", "b"), place(kind, "division", "v"), values,
                        kind.landing(), joins);
    }

    private static String place(RecordKind kind, String dimension, String named) {
        String otherwise = kind.has("job") ? "coalesce(r_job.%s_key, 0)".formatted(dimension) : "0";
        return "case l.%1$s_code when '' then %2$s else %3$s.%1$s_key end".formatted(dimension, otherwise, named);
    }

    private static String value(RecordField field) {
        return field.type() == FieldType.REFERENCE ? References.key(field) : "l." + field.landed();
    }
}
