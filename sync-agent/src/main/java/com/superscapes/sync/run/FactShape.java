package com.superscapes.sync.run;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which landing table becomes which facts.
 *
 * @param landing     the landing table
 * @param facts       the fact tables its rows go to
 * @param inserts     one statement per fact; parameters: source key, batch, source system
 * @param landedSides debit and credit of a landed row, for totals
 * @param factSides   the same of a fact of the first table
 * @param partitioned whether the facts need a partition for each month
 */
record FactShape(String landing, List<String> facts, List<String> inserts, String landedSides, String factSides,
        boolean partitioned) {

    // A branch or division that a row names must be there: without its key the insert fails, rather than calling it unassigned.
    private static final String MEMBERS = """
            from %s l
            join warehouse.dim_company c on c.code = l.company_code and c.batch_to is null
            join chosen h on true
            join warehouse.dim_account a on a.source_system = h.source_system and a.source_id = l.account_id and a.batch_to is null
            join warehouse.dim_scenario s on s.code = l.scenario_code
            left join warehouse.dim_branch b on b.company_key = c.company_key and b.code = l.branch_code and b.batch_to is null and l.branch_code <> ''
            left join warehouse.dim_division v on v.code = l.division_code and v.batch_to is null and l.division_code <> ''
            """;
    private static final String CHOSEN = "with chosen as (select ?::integer as source_key, ?::bigint as batch, ?::text as source_system) ";
    private static final String CURRENCY = "coalesce(nullif(trim(l.currency), ''), c.base_currency)";

    // Who a line is about is said beside it: one that nobody lists is unassigned, and no reason to refuse the line.
    private static final String PARTIES = Stream.of("job", "customer", "vendor").map(party -> """
            case l.%1$s_id when '' then 0 else coalesce((select p.%1$s_key from warehouse.dim_%1$s p
                where p.source_system = h.source_system and p.source_id = l.%1$s_id and p.batch_to is null and p.valid_to is null), 0) end
            """.formatted(party)).collect(Collectors.joining(", "));

    static final FactShape LINES = new FactShape("landing.ledger_line", List.of("warehouse.fact_transaction"),
            List.of(CHOSEN + """
                    insert into warehouse.fact_transaction (fact_id, posting_date, period_key, company_key, branch_key, division_key, account_key, scenario_key,
                        currency, debit, credit, entry_kind, source_key, source_id, entry_id, line_no, document, description, module, posted_by,
                        posted_at, reference, file_id, file_line, batch_from, job_key, customer_key, vendor_key)
                    select l.fact_id, l.posting_date, l.fiscal_year * 100 + l.period, c.company_key,
                        case l.branch_code when '' then 0 else b.branch_key end, case l.division_code when '' then 0 else v.division_key end,
                        a.account_key, s.scenario_key, %s, l.debit, l.credit, l.entry_kind, h.source_key,
                        l.source_id, l.entry_id, l.line_no, l.document, l.description, l.module, l.posted_by, l.posted_at, l.reference, l.file_id,
                        l.file_line, h.batch, %s
                    """.formatted(CURRENCY, PARTIES) + MEMBERS.formatted("landing.ledger_line")),
            "l.debit, l.credit", "f.debit, f.credit", true);

    static final FactShape AMOUNTS = new FactShape("landing.period_row",
            List.of("warehouse.fact_period_amount", "warehouse.fact_account_balance"), List.of(CHOSEN + """
                    insert into warehouse.fact_period_amount (fact_id, company_key, period_key, posting_date, branch_key, division_key, account_key, scenario_key,
                        currency, measure, amount, stated_amount, source_key, source_id, file_id, file_line, batch_from)
                    select l.fact_id, c.company_key, l.fiscal_year * 100 + l.period, l.posting_date,
                        case l.branch_code when '' then 0 else b.branch_key end, case l.division_code when '' then 0 else v.division_key end,
                        a.account_key, s.scenario_key, %s, l.measure, l.amount, l.stated_amount, h.source_key, l.source_id, l.file_id, l.file_line, h.batch
                    """.formatted(CURRENCY) + MEMBERS.formatted("landing.period_row")
                    + "where l.measure in ('movement', 'balance')",
                    CHOSEN + """
                            insert into warehouse.fact_account_balance (fact_id, company_key, period_key, posting_date, branch_key, division_key, account_key,
                                scenario_key, currency, kind, opening, debit, credit, closing, source_key, source_id, file_id, file_line, batch_from)
                            select l.fact_id, c.company_key, l.fiscal_year * 100 + l.period, l.posting_date,
                        case l.branch_code when '' then 0 else b.branch_key end, case l.division_code when '' then 0 else v.division_key end,
                                a.account_key, s.scenario_key, %s, l.measure, l.opening, l.debit, l.credit, l.closing, h.source_key, l.source_id,
                                l.file_id, l.file_line, h.batch
                            """.formatted(CURRENCY) + MEMBERS.formatted("landing.period_row")
                            + "where l.measure in ('opening', 'anchor')"),
            "greatest(l.amount, 0) as debit, greatest(-l.amount, 0) as credit",
            "greatest(f.amount, 0) as debit, greatest(-f.amount, 0) as credit", false);
}
