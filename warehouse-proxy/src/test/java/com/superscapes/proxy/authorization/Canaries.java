package com.superscapes.proxy.authorization;

import com.superscapes.proxy.testing.RandomLedger;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows that some users must never see, in every table with row security, with a mark in every column that can hold one: of branch
 * N02, of division E, and pay in a row that is everybody's.
 */
final class Canaries {

    /** In rows of branch N02: text, and how its numbers begin. */
    static final String BRANCH = "CANARY-B";
    static final String BRANCH_NUMBER = "7130001";
    /** In rows of division E, in branch N01. */
    static final String DIVISION = "CANARY-D";
    static final String DIVISION_NUMBER = "7240001";
    /** In columns with what somebody earns, in any row. */
    static final String PAY_NUMBER = "9876543";

    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);
    private static final Set<String> PAY = Set.of("pay_rate", "pay_amount", "burden_amount");
    private static final Map<String, Object> FIXED = Map.ofEntries(Map.entry("period_key", 202505),
            Map.entry("company_key", 1), Map.entry("currency", "USD"), Map.entry("cost_type", "labor"),
            Map.entry("pay_type", "regular"), Map.entry("job_type", "maintenance"),
            Map.entry("billing_method", "fixed-price"), Map.entry("customer_key", 1), Map.entry("vendor_key", 1),
            Map.entry("account_key", 16), Map.entry("phase_key", 0), Map.entry("cost_code_key", 0),
            Map.entry("property_key", 0), Map.entry("service_line_key", 0), Map.entry("file_id", 1),
            Map.entry("file_line", 1), Map.entry("source_system", "test"), Map.entry("entry_kind", "N"));
    private static final Map<String, Map<String, String>> BY_TABLE = Map.of("fact_ar_item", Map.of("kind", "invoice"),
            "fact_ap_item", Map.of("kind", "invoice"), "fact_ar_application", Map.of("kind", "payment"),
            "fact_ap_application", Map.of("kind", "payment"), "fact_equipment_cost", Map.of("kind", "other"), "dim_job",
            Map.of("status", "active"), "fact_change_order", Map.of("status", "approved"),
            "fact_commitment", Map.of("kind", "subcontract", "status", "open"), "fact_commitment_item",
            Map.of("kind", "original"));
    // What the ledger has is planted as entries, and sums are computed.
    private static final Set<String> OTHERWISE = Set.of("fact_transaction", "fact_period_amount",
            "fact_account_balance", "rollup_branch_period", "dim_branch");

    private record Column(String name, String type) {
    }

    private record Mark(String text, String number, int branch, int division, int key) {
    }

    private Canaries() {
    }

    /** Plants them all in a batch of their own. */
    static void plant(RandomLedger ledger) throws SQLException {
        try (Connection owner = ledger.warehouse().logins().owner().dataSource().getConnection()) {
            ledger.further(batch -> {
                ledger.run("insert into warehouse.dim_division (division_key, code, name, batch_from)"
                        + " values (2, 'E', 'Enhancement', ?)", batch);
                ledger.entry("CANARYB", DAY, 18, 12, 2, new BigDecimal(BRANCH_NUMBER + ".99"));
                ledger.entry("CANARYD", DAY, 18, 12, 1, new BigDecimal(DIVISION_NUMBER + ".99"));
                for (String table : tables(owner)) {
                    for (Mark mark : List.of(new Mark("own", "11", 1, 1, 900),
                            new Mark(BRANCH, BRANCH_NUMBER, 2, 1, 902),
                            new Mark(DIVISION, DIVISION_NUMBER, 1, 2, 901))) {
                        insert(ledger, owner, table, mark, batch);
                    }
                }
                try (Statement mark = owner.createStatement()) {
                    mark.execute("update warehouse.fact_transaction set description = '" + BRANCH
                            + " memo', document = '"
                            + BRANCH + " document', reference = '" + BRANCH + " reference', posted_by = '" + BRANCH
                            + " clerk' where branch_key = 2");
                    mark.execute("update warehouse.fact_transaction set division_key = 2, description = '" + DIVISION
                            + " memo' where entry_id = 'CANARYD'");
                    mark.execute("update warehouse.dim_branch set name = '" + BRANCH + " branch' where branch_key = 2");
                }
            });
        }
    }

    private static List<String> tables(Connection owner) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select split_part(table_name, '.', 2)"
                        + " from security.protected_table where scope in ('branch', 'pay') order by 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        tables.removeAll(OTHERWISE);
        return tables;
    }

    private static void insert(RandomLedger ledger, Connection owner, String table, Mark mark, long batch)
            throws SQLException {
        List<String> names = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Column column : columns(owner, table)) {
            Object value = value(table, column, mark, batch, ledger.source());
            if (value != null) {
                names.add(column.name());
                values.add(value);
            }
        }
        ledger.run("insert into warehouse." + table + " (" + String.join(", ", names) + ") values ("
                + String.join(", ", names.stream().map(name -> "?").toList()) + ")", values.toArray());
    }

    private static List<Column> columns(Connection owner, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select column_name, data_type from information_schema.columns"
                        + " where table_schema = 'warehouse' and table_name = '" + table + "'"
                        + " and column_name not in ('batch_to', 'fact_id', 'valid_from', 'valid_to')")) {
            while (rows.next()) {
                columns.add(new Column(rows.getString(1), rows.getString(2)));
            }
        }
        return columns;
    }

    private static Object value(String table, Column column, Mark mark, long batch, int source) {
        String name = column.name();
        String fixed = BY_TABLE.getOrDefault(table, Map.of()).get(name);
        if (fixed != null) {
            return fixed;
        }
        if (FIXED.containsKey(name)) {
            return FIXED.get(name);
        }
        return switch (name) {
            case "branch_key" -> mark.branch();
            case "division_key" -> mark.division();
            case "batch_from" -> batch;
            case "source_key" -> source;
            default -> marked(table, column, mark);
        };
    }

    private static Object marked(String table, Column column, Mark mark) {
        boolean pay = PAY.contains(column.name()) || table.equals("fact_payroll");
        return switch (column.type()) {
            case "text" -> mark.text() + " " + table.replace('_', ' ') + " " + column.name().replace('_', ' ');
            case "numeric" -> new BigDecimal((pay ? PAY_NUMBER : mark.number()) + ".01");
            case "date" -> DAY;
            case "boolean" -> true;
            case "integer", "smallint" -> column.name().endsWith("_key") ? mark.key() : 1;
            case "bigint" -> 1L;
            default -> null;
        };
    }
}
