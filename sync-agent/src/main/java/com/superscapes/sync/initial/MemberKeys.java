package com.superscapes.sync.initial;

import com.superscapes.sync.source.SourceRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The warehouse's keys of the members a source's rows name; key 0 is "unassigned". */
final class MemberKeys {

    private final String sourceSystem;
    private final Map<String, Company> companies = new HashMap<>();
    private final Map<String, Integer> divisions = new HashMap<>();
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Integer> scenarios = new HashMap<>();
    private final Map<String, Integer> jobs = new HashMap<>();
    private final Map<String, Integer> customers = new HashMap<>();
    private final Map<String, Integer> vendors = new HashMap<>();

    /** @param money false for a statistical account */
    record Account(int key, boolean money) {
    }

    /** A company and what is looked up within it. */
    record Company(int key, String currency, Map<String, Integer> branches) {

        @Nullable
        Integer branch(String code) {
            return code.isEmpty() ? Integer.valueOf(0) : branches.get(code);
        }
    }

    MemberKeys(String sourceSystem) {
        this.sourceSystem = sourceSystem;
    }

    /** Reads all of them anew. */
    void read(Connection connection) throws SQLException {
        companies.clear();
        divisions.clear();
        divisions.put("", 0);
        each(connection, row -> companies.put(row.getString(1), new Company(row.getInt(2), row.getString(3),
                new HashMap<>())),
                "select code, company_key, base_currency from warehouse.dim_company where batch_to is null");
        each(connection, row -> {
            Company company = companies.get(row.getString(1));
            if (company != null) {
                company.branches().put(row.getString(2), row.getInt(3));
            }
        }, """
                select c.code, b.code, b.branch_key from warehouse.dim_branch b
                join warehouse.dim_company c on c.company_key = b.company_key and c.batch_to is null where b.batch_to is null
                """);
        each(connection, row -> divisions.put(row.getString(1), row.getInt(2)),
                "select code, division_key from warehouse.dim_division where batch_to is null and division_key <> 0");
        each(connection, row -> scenarios.put(row.getString(1), row.getInt(2)),
                "select code, scenario_key from warehouse.dim_scenario");
        each(connection, row -> accounts.put(row.getString(1), new Account(row.getInt(2), row.getBoolean(3))), """
                select source_id, account_key, account_type <> 'statistical' from warehouse.dim_account
                where batch_to is null and source_system = ?
                """, sourceSystem);
        parties(connection, "job", jobs);
        parties(connection, "customer", customers);
        parties(connection, "vendor", vendors);
    }

    private void parties(Connection connection, String kind, Map<String, Integer> keys) throws SQLException {
        each(connection, row -> keys.put(row.getString(1), row.getInt(2)), """
                select source_id, %1$s_key from warehouse.dim_%1$s
                where source_system = ? and batch_to is null and valid_to is null and %1$s_key <> 0
                """.formatted(kind), sourceSystem);
    }

    /** By the source's own id; a job that nobody lists is unassigned. */
    int job(String id) {
        return jobs.getOrDefault(id, 0);
    }

    /** By the source's own id; a customer that nobody lists is unassigned. */
    int customer(String id) {
        return customers.getOrDefault(id, 0);
    }

    /** By the source's own id; a vendor that nobody lists is unassigned. */
    int vendor(String id) {
        return vendors.getOrDefault(id, 0);
    }

    /** The keys of where a line belongs. */
    record Keys(Company company, int branch, int division, Account account, int scenario) {
    }

    /** Null when a member is not known, or not yet. */
    @Nullable
    Keys of(SourceRow.Place place) {
        Company company = companies.get(place.company());
        Integer branch = company == null ? null : company.branch(place.branch());
        Integer division = divisions.get(place.division());
        Account account = accounts.get(place.account());
        Integer scenario = scenarios.get(place.scenario());
        return company == null || branch == null || division == null || account == null || scenario == null
                ? null
                : new Keys(company, branch, division, account, scenario);
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, Row action, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    action.read(rows);
                }
            }
        }
    }
}
