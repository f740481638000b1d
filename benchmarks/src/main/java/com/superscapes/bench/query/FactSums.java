package com.superscapes.bench.query;

import com.superscapes.ddl.server.DatabaseLogin;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The reference: net income by period and account, summed over the ledger lines by the database's owner, without row
 * security, views or rollups.
 */
public final class FactSums implements AutoCloseable {

    private static final String SQL = """
            select f.period_key || ' ' || a.code, sum(f.credit - f.debit)
            from warehouse.fact_transaction f
            join warehouse.dim_account a on a.account_key = f.account_key and a.batch_to is null
            where f.period_key between ? and ? and f.scenario_key = 1 and f.entry_kind <> 'C'
                and f.batch_to is null and a.account_type in ('revenue', 'expense')
            group by f.period_key, a.code""";

    private final Connection connection;

    /** Connects. */
    public FactSums(DatabaseLogin owner) throws SQLException {
        this.connection = owner.dataSource().getConnection();
    }

    /** Amounts by "period account", credit positive. */
    public SortedMap<String, BigDecimal> read(int from, int to) throws SQLException {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setInt(1, from);
            statement.setInt(2, to);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sums.put(rows.getString(1), rows.getBigDecimal(2).stripTrailingZeros());
                }
            }
        }
        return sums;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
