package com.superscapes.proxy.report;

import com.superscapes.api.report.ReportParameter.Choice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Parameters that many reports share; a client keeps their values from one report to the next by their codes. */
public final class Parameters {

    /** Sent as the company for all of them. */
    public static final String ALL_COMPANIES = "*";

    /** One company, or all of them. */
    public static final Parameter<List<Members.Company>> COMPANY = Parameter.member("company", "Company",
            members -> members.companies().isEmpty() ? ALL_COMPANIES : members.companies().getFirst().code(),
            Parameters::companies, Parameters::company);

    /** Branches in the caller's scope; none chosen means all of them. */
    public static final Parameter<List<Members.Member>> BRANCHES = Parameter.members("branch", "Branches",
            members -> choices(members.branches()), (members, code) -> withCode(members.branches(), code));

    /** Divisions; none chosen means all of them. */
    public static final Parameter<List<Members.Member>> DIVISIONS = Parameter.members("division", "Divisions",
            members -> choices(members.divisions()), (members, code) -> withCode(members.divisions(), code));

    /** A version of the budget; the budget itself unless given. */
    public static final Parameter<Members.Member> BUDGET_VERSION = Parameter.member("version", "Budget version",
            members -> members.budgets().isEmpty() ? "" : members.budgets().getFirst().code(),
            members -> choices(members.budgets()), (members, code) -> withCode(members.budgets(), code));

    /** The one currency of every amount. */
    public static final Parameter<String> CURRENCY = Parameter.member("currency", "Currency",
            members -> members.currencies().isEmpty() ? "" : members.currencies().getFirst(),
            members -> members.currencies().stream().map(code -> new Choice(code, code)).toList(),
            (members, code) -> members.currencies().isEmpty() && code.isEmpty() || members.currencies().contains(code)
                    ? List.of(code)
                    : List.of());

    /** The end of this day; the last day of the latest period unless given. */
    public static final Parameter<LocalDate> AS_OF = Parameter.date("as-of", "As of", Members::latestDay);

    /** A fiscal period; the latest one unless given. */
    public static final Parameter<Members.Period> PERIOD = Parameter.member("period", "Period",
            members -> members.latestPeriod().map(period -> Integer.toString(period.key())).orElse(""),
            members -> members.periods().stream()
                    .map(period -> new Choice(Integer.toString(period.key()), period.name())).toList(),
            (members, code) -> members.periods().stream()
                    .filter(period -> Integer.toString(period.key()).equals(code)).toList());

    private Parameters() {
    }

    private static List<Choice> companies(Members members) {
        List<Choice> all = new ArrayList<>();
        members.companies().forEach(company -> all.add(new Choice(company.code(), company.name())));
        if (all.size() != 1) {
            all.add(new Choice(ALL_COMPANIES, "All companies"));
        }
        return all;
    }

    private static List<List<Members.Company>> company(Members members, String code) {
        if (code.equals(ALL_COMPANIES)) {
            return List.of(members.companies());
        }
        return members.companies().stream().filter(company -> company.code().equals(code)).map(List::of).toList();
    }

    private static List<Choice> choices(List<Members.Member> all) {
        return all.stream().map(member -> new Choice(member.code(), member.name())).toList();
    }

    private static List<Members.Member> withCode(List<Members.Member> all, String code) {
        return all.stream().filter(member -> member.code().equals(code)).toList();
    }
}
