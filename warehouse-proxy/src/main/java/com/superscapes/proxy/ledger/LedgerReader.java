package com.superscapes.proxy.ledger;

import com.superscapes.api.ledger.Branch;
import com.superscapes.api.ledger.Company;
import com.superscapes.api.ledger.FiscalPeriod;
import com.superscapes.api.ledger.LedgerSummary;
import com.superscapes.api.ledger.LedgerSummary.Choice;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.proof.ProofReader;
import java.time.LocalDate;
import java.util.List;

/** Reads what a caller's filters can choose from. */
public final class LedgerReader {

    private static final String SCENARIOS = "select code, name from semantic.scenario s where exists (select from"
            + " semantic.branch_period r where r.scenario_key = s.scenario_key)%s order by scenario_key";
    private final ProofReader proofs;

    public LedgerReader(ProofReader proofs) {
        this.proofs = proofs;
    }

    /** Companies, branches in scope, periods with ledger rows, and the batch they hold for. */
    public LedgerSummary read(Snapshot snapshot) {
        return new LedgerSummary(companies(snapshot), currencies(snapshot), branches(snapshot),
                choices(snapshot, "select code, name from semantic.division order by code"),
                choices(snapshot, SCENARIOS.formatted("")),
                choices(snapshot, SCENARIOS.formatted(" and s.kind = 'budget'")), periods(snapshot),
                proofs.batch(snapshot));
    }

    /** Those with figures: a group that only stands above others in the source's tree has no books of its own. */
    private static List<Company> companies(Snapshot snapshot) {
        return snapshot.handle()
                .createQuery(
                        "select c.code, c.name, c.base_currency, c.fiscal_year_start from semantic.company c where exists"
                                + " (select from semantic.branch_period r where r.company_key = c.company_key) order by c.code")
                .map((row, context) -> new Company(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)))
                .list();
    }

    private static List<String> currencies(Snapshot snapshot) {
        return snapshot.handle()
                .createQuery("select distinct currency from semantic.branch_period r join semantic.account a"
                        + " using (account_key) where a.account_type <> 'statistical' order by currency")
                .mapTo(String.class).list();
    }

    private static List<Branch> branches(Snapshot snapshot) {
        return snapshot.handle()
                .createQuery("select coalesce(c.code, ''), b.code, b.name, b.region from semantic.branch b"
                        + " left join semantic.company c using (company_key) order by c.code nulls first, b.code")
                .map((row, context) -> new Branch(row.getString(1), row.getString(2), row.getString(3),
                        row.getString(4)))
                .list();
    }

    private static List<Choice> choices(Snapshot snapshot, String sql) {
        return snapshot.handle().createQuery(sql)
                .map((row, context) -> new Choice(row.getString(1), row.getString(2))).list();
    }

    private static List<FiscalPeriod> periods(Snapshot snapshot) {
        return snapshot.handle()
                .createQuery("select c.code, p.period_key, p.fiscal_year, p.period, p.name, p.start_date, p.end_date"
                        + " from semantic.fiscal_period p join semantic.company c using (company_key)"
                        + " where exists (select from semantic.branch_period r where r.company_key = p.company_key"
                        + " and r.period_key = p.period_key) order by c.code, p.period_key")
                .map((row, context) -> new FiscalPeriod(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4),
                        row.getString(5), row.getObject(6, LocalDate.class), row.getObject(7, LocalDate.class)))
                .list();
    }
}
