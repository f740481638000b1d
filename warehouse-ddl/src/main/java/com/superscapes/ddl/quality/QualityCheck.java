package com.superscapes.ddl.quality;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The checks, each a SQL file of the same name that takes the batch and returns a row per company. */
public enum QualityCheck {
    T1("Debits equal credits"), //
    T2("Trial balance sums to zero"), //
    T3("Assets equal liabilities and equity"), //
    T4("Net income equals the change of equity"), //
    T5("Cash flow equals the change of cash"), //
    T6("Receivables equal their ledger accounts"), //
    T7("Payables equal their ledger accounts"), //
    T8("Job cost equals direct cost in the ledger"), //
    T9("WIP schedule equals profit and loss"), //
    T10("Hours paid equal hours worked"), //
    T11("Equipment charges equal the pool's credit"), //
    T13("Branches and divisions add up to the company"), //
    T14("Budgets and forecasts equal what they were given"), //
    A1("Balances equal those the source states"), //
    R1("Records point to members that are there");

    private final String title;

    QualityCheck(String title) {
        this.title = title;
    }

    /** What is checked, in words. */
    public String title() {
        return title;
    }

    /**
     * Runs the check on a batch whose rollups are computed; it need not be published.
     *
     * @param connection of the sync login or the owner
     */
    public List<QualityResult> run(Connection connection, long batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            statement.setLong(1, batch);
            try (ResultSet rows = statement.executeQuery()) {
                List<QualityResult> results = new ArrayList<>();
                while (rows.next()) {
                    results.add(new QualityResult(name(), rows.getInt("company_key"), rows.getString("state"),
                            rows.getString("reason"), rows.getBigDecimal("difference"), rows.getString("items")));
                }
                return results;
            }
        }
    }

    /** The check's statement; its one parameter is the batch. */
    public String sql() {
        try (InputStream stream = QualityCheck.class
                .getResourceAsStream("/com/superscapes/ddl/quality/" + name() + ".sql")) {
            if (stream == null) {
                throw new IllegalStateException(name() + ".sql is missing from the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
