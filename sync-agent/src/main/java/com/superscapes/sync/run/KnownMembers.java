package com.superscapes.sync.run;

import com.superscapes.sync.field.FiscalCalendar;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;

/** What the warehouse already knows of a source's members, for loads that bring rows without a chart. */
final class KnownMembers {

    private KnownMembers() {
    }

    static void read(Connection connection, String sourceSystem, Members into) throws SQLException {
        Sql.each(connection,
                row -> into.known(new Member.Company(row.getString("code"), row.getString("code"),
                        row.getString("name"), row.getString("base_currency"), calendar(row),
                        row.getString("parent_code"), row.getString("time_zone"))),
                "select * from warehouse.dim_company where batch_to is null");
        Sql.each(connection,
                row -> into.known(new Member.Branch(row.getString("code"), row.getString("code"),
                        row.getString("name"), row.getString("region"), row.getString("company"))),
                """
                        select b.code, b.name, b.region, c.code as company from warehouse.dim_branch b
                        join warehouse.dim_company c on c.company_key = b.company_key and c.batch_to is null
                        where b.batch_to is null and b.branch_key <> 0
                        """);
        Sql.each(connection,
                row -> into.known(new Member.Division(row.getString("code"), row.getString("code"),
                        row.getString("name"), row.getString("parent_code"))),
                "select * from warehouse.dim_division where batch_to is null and division_key <> 0");
        Sql.each(connection, row -> into.known(new Member.Scenario(row.getString("code"), row.getString("code"),
                row.getString("name"), row.getString("kind"))), "select * from warehouse.dim_scenario");
        Sql.each(connection, row -> account(row, into),
                "select * from warehouse.dim_account where batch_to is null and source_system = ?", sourceSystem);
    }

    static FiscalCalendar calendar(java.sql.ResultSet company) throws SQLException {
        return new FiscalCalendar(company.getInt("fiscal_year_start"), company.getString("fiscal_weeks"),
                DayOfWeek.of(company.getInt("week_ends_on")), company.getBoolean("year_ends_nearest"));
    }

    private static void account(java.sql.ResultSet row, Members into) throws SQLException {
        String type = row.getString("account_type");
        into.known(new Member.Account(row.getString("source_id"), row.getString("code"), row.getString("name"), type,
                row.getString("statement_class"), row.getString("normal_balance").charAt(0),
                row.getString("parent_code"), row.getString("source_type"), row.getString("operator").charAt(0),
                row.getBoolean("posting")));
        if (!type.equals("unmapped")) {
            into.markListed(Member.Account.class); // only a chart says types
        }
    }
}
