package com.superscapes.sync.initial;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the entries that may not balance while their lines go by: lines of one entry that follow each other and balance need
 * no second look; what others come to is added up. Where many entries are scattered the list is given up, and the check reads
 * the facts instead.
 */
final class OpenEntries {

    private static final int MOST = 20_000;

    private final Connection connection;
    private final long batch;
    private final int sourceKey;
    private final Map<Entry, BigDecimal> open = new HashMap<>();
    private Entry now = new Entry(0, "", "");
    private BigDecimal difference = BigDecimal.ZERO;
    private boolean givenUp;

    private record Entry(int company, String currency, String id) {

        boolean is(int company, String currency, String id) {
            return this.company == company && this.id.equals(id) && this.currency.equals(currency);
        }
    }

    OpenEntries(Connection connection, long batch, int sourceKey) {
        this.connection = connection;
        this.batch = batch;
        this.sourceKey = sourceKey;
    }

    /** A line of money in the scenario "actual". */
    void add(int company, String currency, String entry, BigDecimal debit, BigDecimal credit) {
        if (!now.is(company, currency, entry)) {
            close();
            now = new Entry(company, currency, entry);
        }
        difference = difference.add(debit).subtract(credit);
    }

    private void close() {
        if (difference.signum() != 0 && !givenUp) {
            open.merge(now, difference, BigDecimal::add);
            givenUp = open.size() > MOST;
        }
        difference = BigDecimal.ZERO;
    }

    /** Keeps what the slice's entries are off by, in its transaction. */
    void endSlice() throws SQLException {
        close();
        if (givenUp) {
            try (PreparedStatement statement = connection.prepareStatement("select ops.give_up_entries(?, ?)")) {
                statement.setLong(1, batch);
                statement.setInt(2, sourceKey);
                statement.execute();
            }
        } else if (!open.isEmpty()) {
            list(List.copyOf(open.keySet()));
        }
        open.clear();
    }

    private void list(List<Entry> entries) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("select ops.list_open_entries(?, ?, ?, ?, ?, ?)")) {
            statement.setLong(1, batch);
            statement.setInt(2, sourceKey);
            statement.setArray(3,
                    connection.createArrayOf("integer", entries.stream().map(Entry::company).toArray()));
            statement.setArray(4, connection.createArrayOf("text", entries.stream().map(Entry::currency).toArray()));
            statement.setArray(5, connection.createArrayOf("text", entries.stream().map(Entry::id).toArray()));
            statement.setArray(6, connection.createArrayOf("numeric", entries.stream().map(open::get).toArray()));
            statement.execute();
        }
    }
}
