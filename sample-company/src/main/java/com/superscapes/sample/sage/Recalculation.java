package com.superscapes.sample.sage;

import com.superscapes.sample.books.Day;
import com.superscapes.sample.chart.Chart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Balances by period from the ledger, as Sage's own "Recalculate balances" makes them; rows that are right stay untouched. */
final class Recalculation {

    private final Connection connection;
    private final String prefix;
    private final Day today;
    private final String now;
    private final Chart chart = Chart.load();
    private long number;

    /** @param today the last day with entries; its period is the last one with balances */
    Recalculation(Connection connection, String prefix, Day today) {
        this.connection = connection;
        this.prefix = prefix;
        this.today = today;
        this.now = today.date() + " 22:30:00.000";
    }

    void run() throws SQLException {
        Map<Integer, Map<Integer, BigDecimal>> stated = byPeriod("select lgract, postyr * 100 + actprd, balnce from "
                + prefix + "lgrbal");
        Map<Integer, Map<Integer, BigDecimal>> moved = byPeriod("select l.lgract, h.postyr * 100 + h.actprd,"
                + " sum(l.dbtamt - l.crdamt) from " + prefix + "lgtnln l join " + prefix
                + "lgrtrn h on h.recnum = l.recnum where h.status <> 3 group by 1, 2");
        number = 1_000_000 + count();
        // An archived year has no balances any more.
        int first = stated.values().stream().flatMap(own -> own.keySet().stream()).mapToInt(period -> period / 100)
                .min().orElseThrow();
        for (int i = 0; i < chart.size(); i++) {
            int account = Integer.parseInt(chart.account(i).code());
            account(account, first, stated.getOrDefault(account, Map.of()), moved.getOrDefault(account, Map.of()));
        }
    }

    private void account(int account, int first, Map<Integer, BigDecimal> stated, Map<Integer, BigDecimal> moved)
            throws SQLException {
        BigDecimal balance = stated.entrySet().stream().filter(row -> row.getKey() % 100 == 0).map(Map.Entry::getValue)
                .findFirst().orElse(BigDecimal.ZERO);
        int last = today.fiscalYear() * 100 + today.period();
        for (int period = first * 100 + 1; period <= last; period = period % 100 == 12 ? period + 89 : period + 1) {
            balance = balance.add(moved.getOrDefault(period, BigDecimal.ZERO));
            BigDecimal known = stated.get(period);
            if (known == null && balance.signum() != 0) {
                insert(account, period, balance);
            } else if (known != null && known.compareTo(balance) != 0) {
                update(account, period, balance);
            }
        }
    }

    private Map<Integer, Map<Integer, BigDecimal>> byPeriod(String query) throws SQLException {
        Map<Integer, Map<Integer, BigDecimal>> all = new TreeMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                // SQLite adds amounts as floating point; cents are exact again after rounding.
                all.computeIfAbsent(rows.getInt(1), key -> new TreeMap<>()).put(rows.getInt(2),
                        rows.getBigDecimal(3).setScale(2, RoundingMode.HALF_EVEN));
            }
        }
        return all;
    }

    private long count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + prefix + "lgrbal")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void update(int account, int period, BigDecimal balance) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update " + prefix
                + "lgrbal set balnce = ?, upddte = " + stamp() + " where lgract = ? and postyr = ? and actprd = ?")) {
            statement.setBigDecimal(1, balance);
            statement.setString(2, now);
            statement.setInt(3, account);
            statement.setInt(4, period / 100);
            statement.setInt(5, period % 100);
            statement.executeUpdate();
        }
    }

    private void insert(int account, int period, BigDecimal balance) throws SQLException {
        number++;
        try (PreparedStatement statement = connection.prepareStatement("insert into " + prefix
                + "lgrbal (_idnum, recnum, insdte, insusr, lgract, postyr, actprd, balnce) values (?, ?, " + stamp()
                + ", 'supervisor', ?, ?, ?, ?)")) {
            statement.setString(1, "balance-" + account + "-" + period);
            statement.setLong(2, number);
            statement.setString(3, now);
            statement.setInt(4, account);
            statement.setInt(5, period / 100);
            statement.setInt(6, period % 100);
            statement.setBigDecimal(7, balance);
            statement.executeUpdate();
        }
    }

    private String stamp() {
        return prefix.isEmpty() ? "?" : "cast(? as timestamp)";
    }
}
