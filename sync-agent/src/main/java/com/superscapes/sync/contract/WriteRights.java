package com.superscapes.sync.contract;

import com.superscapes.sync.table.ColumnType;
import com.superscapes.sync.table.RowCursor;
import com.superscapes.sync.table.TableException;
import com.superscapes.sync.table.TableSource;
import java.util.List;
import java.util.Locale;

/** Whether a source's login may do more than read: the agent never writes, and its login should not be able to. */
final class WriteRights {

    private static final String SQL_SERVER = """
            select case when has_perms_by_name(db_name(), 'DATABASE', 'INSERT') = 1 or has_perms_by_name(db_name(), 'DATABASE', 'UPDATE') = 1
                or has_perms_by_name(db_name(), 'DATABASE', 'DELETE') = 1 then 1 else 0 end
                + (select count(*) from information_schema.table_privileges where privilege_type in ('INSERT', 'UPDATE', 'DELETE'))
            """;
    private static final String POSTGRES = """
            select count(*) from information_schema.tables t where t.table_schema = ?
                and has_table_privilege(quote_ident(t.table_schema) || '.' || quote_ident(t.table_name), 'INSERT, UPDATE, DELETE, TRUNCATE')
            """;

    private WriteRights() {
    }

    /** True when it may write; false when it may not, or the database cannot tell. */
    static boolean any(TableSource source) {
        String product = source.product().toLowerCase(Locale.ROOT);
        try {
            if (product.contains("sql server")) {
                return count(source, SQL_SERVER, List.of()) > 0;
            }
            return product.contains("postgres") && count(source, POSTGRES, List.of(source.schema())) > 0;
        } catch (TableException untold) {
            return false;
        }
    }

    private static long count(TableSource source, String sql, List<Object> parameters) throws TableException {
        try (RowCursor rows = source.query(sql, parameters, List.of(ColumnType.of(ColumnType.Kind.INTEGER)))) {
            return rows.next() ? Long.parseLong(String.valueOf(rows.text(0))) : 0;
        }
    }
}
