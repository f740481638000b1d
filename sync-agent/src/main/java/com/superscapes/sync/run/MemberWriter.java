package com.superscapes.sync.run;

import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes members that say something new: the version that held is closed, the new one added under the same key. Within
 * one batch the first version stays, since a reader could never see the other.
 */
final class MemberWriter {

    private final Connection connection;
    private final long batch;
    private final String sourceSystem;
    private final Members members;

    MemberWriter(Connection connection, long batch, String sourceSystem, Members members) {
        this.connection = connection;
        this.batch = batch;
        this.sourceSystem = sourceSystem;
        this.members = members;
    }

    /** Writes what changed since the last call; returns how many rows that made. */
    long write() throws SQLException {
        List<Member> changed = members.takeChanged();
        return changed.isEmpty()
                ? 0
                : companies(of(changed, Member.Company.class)) + divisions(of(changed, Member.Division.class))
                        + scenarios(of(changed, Member.Scenario.class)) + accounts(of(changed, Member.Account.class))
                        + branches(concerned(changed));
    }

    /** A branch of every company is also one of a company that is met only after it, in a later file. */
    private List<Member.Branch> concerned(List<Member> changed) {
        List<Member.Branch> rows = new ArrayList<>(of(changed, Member.Branch.class));
        if (!of(changed, Member.Company.class).isEmpty()) {
            members.branches().stream().filter(row -> row.company() == null && !rows.contains(row)).forEach(rows::add);
        }
        return rows;
    }

    private static <T extends Member> List<T> of(List<Member> changed, Class<T> kind) {
        return changed.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <T> @Nullable Object[] column(List<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream().map(row -> {
            Object found = value.apply(row);
            return found == null ? null : String.valueOf(found);
        }).toArray(String[]::new);
    }

    private long companies(List<Member.Company> rows) throws SQLException {
        @Nullable
        Object[] values = {column(rows, Member.Company::code), column(rows, Member.Company::name),
                column(rows, Member.Company::currency), column(rows, Member.Company::fiscalYearStart),
                column(rows, row -> row.calendar().weeks()),
                column(rows, row -> row.calendar().weekEndsOn().getValue()),
                column(rows, row -> row.calendar().nearest()), column(rows, row -> parentCode(row.parentId())),
                column(rows, Member.Company::timeZone)};
        String fresh = """
                (select code, name, currency, start::smallint as start, weeks, weekday::smallint as weekday, nearest::boolean as nearest, parent, zone
                 from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    f(code, name, currency, start, weeks, weekday, nearest, parent, zone)) f
                """;
        return rows.isEmpty() ? 0 : replace("""
                update warehouse.dim_company d set batch_to = ? from %s
                where d.code = f.code and d.batch_to is null and d.batch_from < ?
                    and (d.name, d.base_currency::text, d.fiscal_year_start, d.fiscal_weeks, d.week_ends_on, d.year_ends_nearest, d.parent_code, d.time_zone)
                        is distinct from (f.name, f.currency, f.start, f.weeks, f.weekday, f.nearest, f.parent, f.zone)
                """.formatted(fresh), """
                insert into warehouse.dim_company (company_key, code, name, base_currency, fiscal_year_start, fiscal_weeks, week_ends_on,
                    year_ends_nearest, parent_code, time_zone, batch_from)
                select coalesce((select min(d.company_key) from warehouse.dim_company d where d.code = f.code), nextval('warehouse.company_key_seq')),
                    f.code, f.name, f.currency, f.start, f.weeks, f.weekday, f.nearest, f.parent, f.zone, ?
                from %s where not exists (select from warehouse.dim_company d where d.code = f.code and d.batch_to is null)
                """.formatted(fresh), values);
    }

    private @Nullable String parentCode(@Nullable String id) {
        Member.Company parent = id == null ? null : members.company(id);
        return parent == null ? id : parent.code();
    }

    private long divisions(List<Member.Division> rows) throws SQLException {
        @Nullable
        Object[] values = {column(rows, Member.Division::code), column(rows, Member.Division::name),
                column(rows, row -> {
                    Member.Division parent = row.parentId() == null ? null : members.division(row.parentId());
                    return parent == null ? row.parentId() : parent.code();
                })};
        String fresh = "unnest(?::text[], ?::text[], ?::text[]) f(code, name, parent)";
        return rows.isEmpty() ? 0 : replace("""
                update warehouse.dim_division d set batch_to = ? from %s
                where d.code = f.code and d.batch_to is null and d.batch_from < ?
                    and (d.name, d.parent_code) is distinct from (f.name, f.parent)
                """.formatted(fresh), """
                insert into warehouse.dim_division (division_key, code, name, parent_code, batch_from)
                select coalesce((select min(d.division_key) from warehouse.dim_division d where d.code = f.code), nextval('warehouse.division_key_seq')),
                    f.code, f.name, f.parent, ?
                from %s where not exists (select from warehouse.dim_division d where d.code = f.code and d.batch_to is null)
                """.formatted(fresh), values);
    }

    private long scenarios(List<Member.Scenario> rows) throws SQLException {
        long written = 0;
        for (Member.Scenario row : rows) {
            written += Sql.update(connection, """
                    insert into warehouse.dim_scenario (scenario_key, code, name, kind, batch_from)
                    select (select max(scenario_key) + 1 from warehouse.dim_scenario), ?, ?, ?, ?
                    where not exists (select from warehouse.dim_scenario d where d.code = ?)
                    """, row.code(), row.name(), row.kind(), batch, row.code());
        }
        return written;
    }

    private long accounts(List<Member.Account> rows) throws SQLException {
        @Nullable
        Object[] values = {column(rows, Member.Account::id), column(rows, Member.Account::code),
                column(rows, Member.Account::name), column(rows, Member.Account::type),
                column(rows, Member.Account::statementClass), column(rows, Member.Account::normal),
                column(rows, row -> {
                    Member.Account parent = row.parentId() == null ? null : members.account(row.parentId());
                    return parent == null ? row.parentId() : parent.code();
                }), column(rows, Member.Account::sourceType), column(rows, Member.Account::operator),
                column(rows, Member.Account::posting)};
        String fresh = """
                (select id, code, name, type, class, normal, parent, source_type, operator, posting::boolean as posting
                 from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    f(id, code, name, type, class, normal, parent, source_type, operator, posting)) f
                """;
        // The system's name is ours, yet bound all the same.
        String same = "d.source_system = current_setting('superscapes.source_system') and d.source_id = f.id";
        Sql.call(connection, "select set_config('superscapes.source_system', ?, true)", sourceSystem);
        return rows.isEmpty() ? 0 : replace("""
                update warehouse.dim_account d set batch_to = ? from %s
                where %s and d.batch_to is null and d.batch_from < ?
                    and (d.code, d.name, d.account_type, d.statement_class, d.normal_balance::text, d.parent_code, d.source_type, d.operator::text, d.posting)
                        is distinct from (f.code, f.name, f.type, f.class, f.normal, f.parent, f.source_type, f.operator, f.posting)
                """.formatted(fresh, same), """
                insert into warehouse.dim_account (account_key, code, name, account_type, statement_class, normal_balance, parent_code, sort_code,
                    source_type, operator, source_system, source_id, posting, batch_from)
                select coalesce((select min(d.account_key) from warehouse.dim_account d where %2$s), nextval('warehouse.account_key_seq')),
                    f.code, f.name, f.type, f.class, f.normal, f.parent, f.code, f.source_type, f.operator,
                    current_setting('superscapes.source_system'), f.id, f.posting, ?
                from %1$s where not exists (select from warehouse.dim_account d where %2$s and d.batch_to is null)
                """.formatted(fresh, same), values);
    }

    private long branches(List<Member.Branch> rows) throws SQLException {
        List<String[]> placed = new ArrayList<>();
        for (Member.Branch row : rows) {
            // A branch that names no company is a branch of each.
            for (Member.Company company : members.companies()) {
                if (row.company() == null || row.company().equals(company.id())) {
                    placed.add(new String[]{company.code(), row.code(), row.name(), row.region()});
                }
            }
        }
        @Nullable
        Object[] values = {column(placed, row -> row[0]), column(placed, row -> row[1]), column(placed, row -> row[2]),
                column(placed, row -> row[3])};
        String fresh = """
                (select c.company_key, f.code, f.name, f.region
                 from unnest(?::text[], ?::text[], ?::text[], ?::text[]) f(company, code, name, region)
                 join warehouse.dim_company c on c.code = f.company and c.batch_to is null) f
                """;
        return placed.isEmpty() ? 0 : replace("""
                update warehouse.dim_branch d set batch_to = ? from %s
                where d.company_key = f.company_key and d.code = f.code and d.batch_to is null and d.batch_from < ?
                    and (d.name, d.region) is distinct from (f.name, f.region)
                """.formatted(fresh), """
                insert into warehouse.dim_branch (branch_key, company_key, code, name, region, batch_from)
                select coalesce((select min(d.branch_key) from warehouse.dim_branch d where d.company_key = f.company_key and d.code = f.code),
                        nextval('warehouse.branch_key_seq')),
                    f.company_key, f.code, f.name, f.region, ?
                from %s where not exists (select from warehouse.dim_branch d
                    where d.company_key = f.company_key and d.code = f.code and d.batch_to is null)
                """.formatted(fresh), values);
    }

    private long replace(String close, String insert, @Nullable Object[] values) throws SQLException {
        List<@Nullable Object> closing = new ArrayList<>();
        closing.add(batch);
        closing.addAll(java.util.Arrays.asList(values));
        closing.add(batch);
        Sql.update(connection, close, closing.toArray());
        List<@Nullable Object> inserting = new ArrayList<>();
        inserting.add(batch);
        inserting.addAll(java.util.Arrays.asList(values));
        return Sql.update(connection, insert, inserting.toArray());
    }
}
