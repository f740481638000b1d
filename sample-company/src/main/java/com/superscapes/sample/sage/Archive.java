package com.superscapes.sample.sage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sage's "archive oldest fiscal year": the year's rows leave the tables for a file of their own, and may come back. An invoice
 * leaves with its lines and payments once it is settled within the year; what the year ended with is brought forward.
 */
final class Archive {

    /** Not of a construction job whose records stay together. */
    private static final String DONE = "coalesce(jobnum, 0) not in (select k.job from kept_job k)";

    /** Which rows of a table are of the year; ? is the year. Rows that others are found by are taken last. */
    private static final Map<String, String> OF_YEAR = ofYear();

    private final Connection connection;
    private final Path file;

    Archive(Connection connection, Path file) {
        this.connection = connection;
        this.file = file;
    }

    private static Map<String, String> ofYear() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("lgtnln", "recnum in (select h.recnum from lgrtrn h where h.postyr = ?)");
        all.put("lgrtrn", "postyr = ?");
        all.put("jobcst", "postyr = ? and " + DONE);
        all.put("eqpcst", "postyr = ?");
        all.put("lgrbal", "postyr = ?");
        all.put("tmcdln", "recnum in (select p.recnum from payrec p where %s = ?)".formatted(yearOf("p.chkdte")));
        all.put("payrec", yearOf("chkdte") + " = ?");
        invoices(all, "acrinv", "arivln", "acrpmt");
        invoices(all, "acpinv", "apivln", "acppmt");
        return all;
    }

    private static void invoices(Map<String, String> all, String invoices, String lines, String payments) {
        String settled = """
                select i.recnum from %1$s i where i.postyr = ? and i.status <> 5 and %4$s
                    and round((i.invnet + i.retain + (select coalesce(sum(p.amount), 0) from %2$s p where p.%1$s = i.recnum)) * 100) = 0
                    and not exists (select 1 from %2$s p where p.%1$s = i.recnum and %3$s > i.postyr)
                """.formatted(invoices, payments, yearOf("p.pmtdte"), DONE);
        all.put(lines, "recnum in (" + settled + ")");
        all.put("settled_" + invoices, settled);
        all.put(payments, invoices + " in (select recnum from settled_" + invoices + ")");
        all.put(invoices, "recnum in (select recnum from settled_" + invoices + ")");
    }

    /** The fiscal year of a date that is kept as text. */
    private static String yearOf(String date) {
        return "(cast(substr(" + date + ", 1, 4) as integer) + (substr(" + date + ", 6, 2) >= '11'))";
    }

    /** Archives the oldest year of the ledger, unless it is the only one; returns it. */
    int oldestYear() throws SQLException {
        int year = number("select min(postyr) from lgrtrn");
        if (year == number("select max(postyr) from lgrtrn")) {
            throw new IllegalStateException("Fiscal year " + year + " is the only one and cannot be archived.");
        }
        attach();
        keepJobs(year);
        for (Map.Entry<String, String> table : OF_YEAR.entrySet()) {
            move(table.getKey(), table.getValue(), year);
        }
        bringForward(year);
        connection.commit();
        return year;
    }

    /** What a construction job cost and billed stays until it has ended and its last bill is paid. */
    private void keepJobs(int year) throws SQLException {
        execute("drop table if exists kept_job");
        execute("""
                create temporary table kept_job as
                select j.recnum as job from actrec j where j.jobtyp = 3 and (j.cmpdte is null or %1$s > %3$d)
                union
                select i.jobnum from acrinv i
                join actrec j on j.recnum = i.jobnum and j.jobtyp = 3
                left join (select p.acrinv, sum(p.amount) as paid, max(%2$s) as last_year from acrpmt p group by p.acrinv) s on s.acrinv = i.recnum
                where i.status <> 5 and (round((i.invnet + i.retain + coalesce(s.paid, 0)) * 100) <> 0 or s.last_year > %3$d)
                """.formatted(yearOf("j.cmpdte"), yearOf("p.pmtdte"), year));
    }

    private void move(String table, String ofYear, int year) throws SQLException {
        if (table.startsWith("settled_")) {
            execute("create temporary table " + table + " as " + ofYear.replace("?", Integer.toString(year)));
            return;
        }
        execute("create table if not exists archive." + table + " as select * from main." + table + " where 0");
        change("insert into archive." + table + " select * from main." + table + " where " + ofYear, year);
        change("delete from main." + table + " where " + ofYear, year);
    }

    /** The year's last balances are the next year's period 0; profit and loss begin anew with every year. */
    private void bringForward(int year) throws SQLException {
        change("""
                insert into main.lgrbal (_idnum, recnum, insdte, insusr, lgract, postyr, actprd, balnce)
                select 'forward-' || b.lgract || '-' || b.postyr, 2000000 + b.recnum, b.insdte, 'supervisor', b.lgract, b.postyr + 1, 0, b.balnce
                from archive.lgrbal b where b.postyr = ? and b.actprd = 12 and b.balnce <> 0
                """, year);
    }

    /** Takes the year out of the archive again. */
    void restore(int year) throws SQLException {
        attach();
        change("delete from main.lgrbal where actprd = 0 and postyr = ?", year + 1);
        for (String table : OF_YEAR.keySet()) {
            if (!table.startsWith("settled_")) {
                execute("insert into main." + table + " select * from archive." + table);
                execute("drop table archive." + table);
            }
        }
        connection.commit();
    }

    private void attach() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("attach database ? as archive")) {
            statement.setString(1, file.toString());
            statement.execute();
        }
        connection.setAutoCommit(false);
    }

    private int number(String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void change(String sql, int year) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (sql.contains("?")) {
                statement.setInt(1, year);
            }
            statement.executeUpdate();
        }
    }
}
