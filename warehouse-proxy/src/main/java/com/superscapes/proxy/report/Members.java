package com.superscapes.proxy.report;

import com.superscapes.proxy.database.Snapshot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What parameters can choose from, within the caller's scope; each list is read when first asked for. */
public final class Members {

    /** A legal entity; {@code currency} is the one its ledger is kept in. */
    public record Company(int key, String code, String name, String currency) {
    }

    /** A branch in the caller's scope, or a division. */
    public record Member(int key, String code, String name) {
    }

    /** A fiscal period with figures; {@code key} is fiscal year * 100 + period. */
    public record Period(int key, String name, LocalDate start, LocalDate end) {
    }

    private final Snapshot snapshot;
    private final LocalDate today;
    private final Supplier<List<Company>> companies = once(this::readCompanies);
    private final Supplier<List<Member>> branches = once(() -> read("semantic.branch", "branch_key"));
    private final Supplier<List<Member>> divisions = once(() -> read("semantic.division", "division_key"));
    private final Supplier<List<Member>> budgets = once(this::readBudgets);
    private final Supplier<List<String>> currencies = once(this::readCurrencies);
    private final Supplier<List<Period>> periods = once(this::readPeriods);

    Members(Snapshot snapshot, LocalDate today) {
        this.snapshot = snapshot;
        this.today = today;
    }

    /** By code; those with figures. */
    public List<Company> companies() {
        return companies.get();
    }

    /** By code. */
    public List<Member> branches() {
        return branches.get();
    }

    /** By code. */
    public List<Member> divisions() {
        return divisions.get();
    }

    /** Versions of the budget, the budget itself first. */
    public List<Member> budgets() {
        return budgets.get();
    }

    /** ISO codes, the first company's own first. */
    public List<String> currencies() {
        return currencies.get();
    }

    /** Latest first; adjustments (period 13) among them. */
    public List<Period> periods() {
        return periods.get();
    }

    /** The latest period that is no adjustment; empty when nothing is loaded. */
    public Optional<Period> latestPeriod() {
        return periods().stream().filter(period -> period.key() % 100 <= 12).findFirst();
    }

    /** The company's calendar day. */
    public LocalDate today() {
        return today;
    }

    /** The last day of the latest period, or today where that is still to come. */
    public LocalDate latestDay() {
        return latestPeriod().map(Period::end).filter(end -> end.isBefore(today)).orElse(today);
    }

    private boolean ledger() {
        return snapshot.caller().role().readsLedger();
    }

    private List<Company> readCompanies() {
        return snapshot.handle()
                .createQuery("select c.company_key, c.code, c.name, c.base_currency from semantic.company c"
                        + (ledger()
                                ? " where exists (select from semantic.branch_period r where r.company_key = c.company_key)"
                                : "")
                        + " order by c.code")
                .map((row, context) -> new Company(row.getInt(1), row.getString(2), row.getString(3),
                        row.getString(4)))
                .list();
    }

    private List<Member> readBudgets() {
        return snapshot.handle()
                .createQuery("select scenario_key, code, name from semantic.scenario where kind = 'budget'"
                        + " order by scenario_key")
                .map((row, context) -> new Member(row.getInt(1), row.getString(2), row.getString(3))).list();
    }

    private List<Member> read(String view, String key) {
        return snapshot.handle()
                .createQuery("select " + key + ", code, name from " + view + " where code <> '' order by code, " + key)
                .map((row, context) -> new Member(row.getInt(1), row.getString(2), row.getString(3))).list();
    }

    private List<String> readCurrencies() {
        String own = companies().isEmpty() ? "" : companies().getFirst().currency();
        if (!ledger()) {
            return companies().stream().map(Company::currency).distinct().toList();
        }
        return snapshot.handle()
                .createQuery("select c.currency from (select distinct r.currency from semantic.branch_period r"
                        + " join semantic.account a using (account_key) where a.account_type <> 'statistical') c"
                        + " order by c.currency <> :own, c.currency")
                .bind("own", own).mapTo(String.class).list();
    }

    private List<Period> readPeriods() {
        String select = "select p.period_key, min(p.name), min(p.start_date), max(p.end_date)"
                + " from semantic.fiscal_period p where ";
        String rest = " group by p.period_key order by p.period_key desc";
        Query query = ledger()
                ? snapshot.handle().createQuery(select + "exists (select from semantic.branch_period r where"
                        + " r.company_key = p.company_key and r.period_key = p.period_key)" + rest)
                : snapshot.handle().createQuery(select + "p.start_date <= :today" + rest).bind("today", today);
        return query.map((row, context) -> new Period(row.getInt(1), row.getString(2),
                row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class))).list();
    }

    private static <T> Supplier<T> once(Supplier<T> read) {
        return new Supplier<>() {

            private @Nullable T known;

            @Override
            public T get() {
                T value = known;
                if (value == null) {
                    value = read.get();
                    known = value;
                }
                return value;
            }
        };
    }
}
