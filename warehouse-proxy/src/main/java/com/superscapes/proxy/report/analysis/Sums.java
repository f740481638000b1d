package com.superscapes.proxy.report.analysis;

import com.superscapes.api.query.PeriodRange;
import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Filters;
import com.superscapes.proxy.measure.Grain;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.KeyFilter;
import com.superscapes.proxy.measure.Measure;
import com.superscapes.proxy.measure.Span;
import com.superscapes.proxy.measure.SumColumn;
import com.superscapes.proxy.measure.SumQuery;
import com.superscapes.proxy.measure.SumRow;
import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.ReportRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sums for reports, by the same engine as statements and metrics. */
final class Sums {

    static final AccountCondition REVENUE = AccountCondition.REVENUE;
    static final AccountCondition LABOR = AccountCondition.LABOR;
    static final AccountCondition MATERIALS = AccountCondition.expense("materials");
    static final AccountCondition SUBCONTRACTORS = AccountCondition.expense("subcontractors");
    static final AccountCondition EQUIPMENT = AccountCondition.expense("equipment-cost");
    static final AccountCondition OTHER = AccountCondition.expense("other-direct", "contract-loss");
    static final AccountCondition OVERHEAD = AccountCondition.OVERHEAD;
    static final AccountCondition DIRECT = AccountCondition.DIRECT;

    private final ReportRun run;
    private final Filters filters;

    Sums(ReportRun run) {
        this.run = run;
        List<KeyFilter> keys = new ArrayList<>();
        keys.add(new KeyFilter("company_key", run.companies().stream().map(Members.Company::key).toList()));
        if (run.has(Parameters.BRANCHES)) {
            add(keys, "branch_key", run.get(Parameters.BRANCHES));
        }
        if (run.has(Parameters.DIVISIONS)) {
            add(keys, "division_key", run.get(Parameters.DIVISIONS));
        }
        this.filters = new Filters(keys, run.currency().isEmpty() ? List.of() : List.of(run.currency()), Map.of(),
                Map.of(), keys.size() > 1 ? Grain.BRANCH : Grain.COMPANY, true);
    }

    private static void add(List<KeyFilter> keys, String column, List<Members.Member> chosen) {
        if (!chosen.isEmpty()) {
            keys.add(new KeyFilter(column, chosen.stream().map(Members.Member::key).toList()));
        }
    }

    /** A flow of accounts in a slot. */
    static SumColumn flow(AccountCondition accounts, int slot) {
        return new SumColumn(Measure.FLOW, accounts, slot);
    }

    /** The rows of some spans, grouped. */
    List<SumRow> of(List<Group> groups, List<SumColumn> columns, List<Span> spans) {
        return new SumQuery(groups, columns, spans, filters).run(run.snapshot());
    }

    /** Actual periods in a slot. */
    static Span actual(int slot, int from, int to) {
        return span(slot, 1, from, to);
    }

    /** Periods of a scenario in a slot. */
    static Span span(int slot, int scenario, int from, int to) {
        return new Span("", "", slot, scenario, new PeriodRange(from, to));
    }
}
