package com.superscapes.sync.run;

import com.superscapes.sync.model.FieldType;
import com.superscapes.sync.model.RecordField;
import com.superscapes.sync.model.RecordKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Takes landed rows out that name a member nobody has: they are listed as rejected, and load when they are tried again after
 * the member has come.
 */
final class UnknownMembers {

    private final Connection connection;
    private final Merge.LoadState load;
    private final RecordKind kind;

    UnknownMembers(Connection connection, Merge.LoadState load, RecordKind kind) {
        this.connection = connection;
        this.load = load;
        this.kind = kind;
    }

    /** What was taken out: rejected rows, and their debit and credit below zero. */
    SliceCounts reject() throws SQLException {
        SliceCounts all = SliceCounts.NONE;
        for (RecordField field : kind.fields()) {
            if (field.type() == FieldType.REFERENCE) {
                all = all.plus(reject(field.name(), "l." + field.landed(), References.join(field, "l", "?"),
                        References.found(field), !References.join(field, "l", "?").contains("?")));
            }
        }
        if (!kind.member()) {
            all = all.plus(reject("branch", "l.branch_code", COMPANY
                    + "left join warehouse.dim_branch b on b.company_key = c.company_key and b.code = l.branch_code and b.batch_to is null\n",
                    "b.branch_key", true));
            all = all.plus(reject("division", "l.division_code",
                    "left join warehouse.dim_division v on v.code = l.division_code and v.batch_to is null\n",
                    "v.division_key", true));
        }
        return all;
    }

    private static final String COMPANY = "join warehouse.dim_company c on c.code = l.company_code and c.batch_to is null\n";

    private SliceCounts reject(String field, String named, String join, String found, boolean anySystem)
            throws SQLException {
        String sides = kind.has("amount")
                ? "coalesce(sum(greatest(g.amount, 0)), 0), coalesce(sum(greatest(-g.amount, 0)), 0)"
                : "0::numeric, 0::numeric";
        String sql = """
                with missing as (
                    select l.ctid as place, %2$s as named from %1$s l
                    %3$s where %2$s <> '' and %4$s is null
                ), gone as (
                    delete from %1$s l using missing m where l.ctid = m.place returning l.*, m.named
                ), listed as (
                    insert into ops.rejected_row (batch_id, file_id, slice_no, file_name, line_no, field, reason_code, reason, raw)
                    select ?, ?, ?, ?, g.file_line, ?, 'unknown-member', 'there is no ' || ? || ' ' || g.named, g.source_id from gone g
                )
                select count(*), %5$s, 0 from gone g
                """
                .formatted(kind.landing(), named, join, found, sides);
        String word = field.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return anySystem
                ? Merge.rejected(connection, sql, load.batch(), load.file(), load.slice(), load.fileName(), field, word)
                : Merge.rejected(connection, sql, load.sourceSystem(), load.batch(), load.file(), load.slice(),
                        load.fileName(), field, word);
    }
}
