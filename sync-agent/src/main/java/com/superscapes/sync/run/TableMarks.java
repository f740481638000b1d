package com.superscapes.sync.run;

import com.superscapes.sync.source.Origin;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How far each table was read: written in the transaction of the merge, counting once its batch is published. */
final class TableMarks {

    private final Connection connection;

    TableMarks(Connection connection) {
        this.connection = connection;
    }

    /** The source's own word for the newest change that readers see, or null when the table was never read. */
    @Nullable
    String published(String sourceSystem, Origin.InTable table) throws SQLException {
        AtomicReference<@Nullable String> mark = new AtomicReference<>();
        Sql.each(connection, row -> mark.set(row.getString(1)), """
                select m.mark from ops.table_mark m join ops.batch b on b.batch_id = m.batch_id and b.state = 'published'
                where m.source_system = ? and m.table_name = ? and m.fiscal_year = ?
                order by m.batch_id desc limit 1
                """, sourceSystem, table.table(), year(table));
        return mark.get();
    }

    /** The fiscal years that readers have seen rows of in some tables. */
    SortedSet<Integer> years(String sourceSystem, Set<String> tables) throws SQLException {
        SortedSet<Integer> years = new TreeSet<>();
        Sql.each(connection, row -> years.add(row.getInt(1)), """
                select distinct m.fiscal_year from ops.table_mark m join ops.batch b on b.batch_id = m.batch_id and b.state = 'published'
                where m.source_system = ? and m.fiscal_year > 0 and m.table_name = any (?::text[])
                """, sourceSystem, tables.toArray(String[]::new));
        return years;
    }

    /** @param mark null leaves the one that was */
    void put(String sourceSystem, Origin.InTable table, long batch, @Nullable String mark) throws SQLException {
        if (mark != null) {
            Sql.update(connection, """
                    insert into ops.table_mark (source_system, table_name, fiscal_year, batch_id, mark) values (?, ?, ?, ?, ?)
                    on conflict (source_system, table_name, fiscal_year, batch_id) do update set mark = excluded.mark
                    """, sourceSystem, table.table(), year(table), batch, mark);
        }
    }

    private static int year(Origin.InTable table) {
        Integer year = table.fiscalYear();
        return year == null ? 0 : year;
    }
}
