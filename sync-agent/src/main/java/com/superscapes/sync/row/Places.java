package com.superscapes.sync.row;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.field.FiscalCalendar;
import com.superscapes.sync.field.FiscalPeriod;
import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.field.PeriodWord;
import com.superscapes.sync.mapping.Column;
import com.superscapes.sync.mapping.Content;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.source.SourceRow;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Finds where a record belongs: company, period, account and the other dimensions; unknown members reject it. */
final class Places {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final Fields fields;
    private final Mapping.FileSpec spec;
    private final Members members;
    private final Member.Company fallback;
    private final OpenRange open;

    Places(Fields fields, Mapping.FileSpec spec, Members members, Member.Company fallback, OpenRange open) {
        this.fields = fields;
        this.spec = spec;
        this.members = members;
        this.fallback = fallback;
        this.open = open;
    }

    SourceRow.Place of(TextRow found) throws BadField {
        Member.Company company = company(found);
        LocalDate date = fields.date(found, Column.DATE);
        FiscalPeriod period = period(found, date, company.calendar());
        String branch = branch(found, company);
        String division = division(found);
        String account = account(found);
        return new SourceRow.Place(date == null ? posted(period, company.calendar()) : date, period.year(),
                period.period(), company.code(), branch, division, account, scenario(found), currency(found));
    }

    /** Where a record belongs; its branch and division may be those of its job. */
    SourceRow.Where where(TextRow found) throws BadField {
        Member.Company company = company(found);
        LocalDate date = fields.date(found, Column.DATE);
        if (date == null) {
            throw new BadField(fields.nameOf(Column.DATE), "missing-value", "the date is missing", null);
        }
        FiscalPeriod period = period(found, date, company.calendar());
        return new SourceRow.Where(date, period.year(), period.period(), company.code(), branch(found, company),
                division(found), currency(found));
    }

    /** Branches and divisions are known by their codes in the warehouse, all other members by their source's ids. */
    @Nullable
    String codeOf(String dimension, @Nullable String id) {
        if (id == null) {
            return null;
        }
        return switch (dimension) {
            case "branch" -> {
                Member.Branch branch = members.branch(fallback.id(), id);
                yield branch == null ? id : branch.code();
            }
            case "division" -> {
                Member.Division division = members.division(id);
                yield division == null ? id : division.code();
            }
            default -> id;
        };
    }

    private LocalDate posted(FiscalPeriod period, FiscalCalendar calendar) throws BadField {
        boolean first = spec.content() == Content.OPENING_BALANCE;
        LocalDate date = first ? calendar.firstDay(period) : calendar.lastDay(period);
        return open.check(fields.nameOf(Column.PERIOD), period.year() + "-" + period.period(), date);
    }

    private FiscalPeriod period(TextRow found, @Nullable LocalDate date, FiscalCalendar calendar) throws BadField {
        String word = fields.text(found, Column.PERIOD);
        if (word == null) {
            if (date == null) {
                throw new BadField(fields.nameOf(Column.DATE), "missing-value", "the date is missing", null);
            }
            return calendar.of(date);
        }
        PeriodWord period = PeriodWord.parse(fields.nameOf(Column.PERIOD), word);
        return new FiscalPeriod(year(found, period, date, calendar), period.period());
    }

    private int year(TextRow found, PeriodWord period, @Nullable LocalDate date, FiscalCalendar calendar)
            throws BadField {
        String word = fields.text(found, Column.FISCAL_YEAR);
        if (word != null) {
            String digits = word.regionMatches(true, 0, "FY", 0, 2) ? word.substring(2).strip() : word;
            int year = fourDigits(digits) ? Integer.parseInt(digits) : 0;
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                throw new BadField(fields.nameOf(Column.FISCAL_YEAR), "bad-period",
                        "the fiscal year must be four digits, such as 2026", word);
            }
            return year;
        }
        if (period.year() > 0) {
            return period.year();
        }
        if (date == null) {
            throw new BadField(fields.nameOf(Column.PERIOD), "bad-period", "the period does not say its year", null);
        }
        return calendar.of(date).year();
    }

    /** No expression: this is asked for every row. */
    private static boolean fourDigits(String text) {
        return text.length() == 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private Member.Company company(TextRow found) throws BadField {
        String id = fields.text(found, Column.ENTITY);
        Member.Company known = members.company(id == null ? fallback.id() : id);
        if (known != null) {
            return known;
        }
        if (id != null && members.isListed(Member.Company.class)) {
            throw unknown(Column.ENTITY, "unknown-entity", "the entity is not in the list of entities", id);
        }
        if (id != null) {
            members.note(
                    "The list of entities is not among the files: entities keep their keys as names, and their books are taken to be in "
                            + fallback.currency() + ".");
        }
        Member.Company made = id == null
                ? fallback
                : new Member.Company(id, id, id, fallback.currency(), fallback.calendar(), null,
                        fallback.timeZone());
        members.put(made);
        return made;
    }

    private String branch(TextRow found, Member.Company company) throws BadField {
        String id = fields.text(found, Column.BRANCH);
        if (id == null) {
            return "";
        }
        Member.Branch known = members.branch(company.id(), id);
        if (known == null && members.isListed(Member.Branch.class)) {
            throw unknown(Column.BRANCH, "unknown-branch", "the branch is not in the list of branches", id);
        }
        if (known == null) {
            known = new Member.Branch(id, id, id, "", company.id());
            members.put(known);
        }
        return known.code();
    }

    private String division(TextRow found) throws BadField {
        String id = fields.text(found, Column.DIVISION);
        if (id == null) {
            return "";
        }
        Member.Division known = members.division(id);
        if (known == null && members.isListed(Member.Division.class)) {
            throw unknown(Column.DIVISION, "unknown-division", "the division is not in the list of divisions", id);
        }
        if (known == null) {
            known = new Member.Division(id, id, id, null);
            members.put(known);
        }
        return known.code();
    }

    private String account(TextRow found) throws BadField {
        String id = fields.required(found, Column.ACCOUNT);
        if (members.account(id) == null) {
            if (members.isListed(Member.Account.class)) {
                throw unknown(Column.ACCOUNT, "unknown-account", "the account is not in the chart of accounts", id);
            }
            members.put(Member.Account.unmapped(id));
        }
        return id;
    }

    private String scenario(TextRow found) throws BadField {
        String word = fields.text(found, Column.SCENARIO);
        if (word == null) {
            return "actual";
        }
        String mapped = spec.scenarios().get(word);
        Member.Scenario known = members.scenario(mapped == null ? word : mapped);
        if (known == null) {
            throw unknown(Column.SCENARIO, "unknown-scenario",
                    "the scenario is neither in the mapping's 'scenarios' nor in a list of scenarios", word);
        }
        return known.code();
    }

    private @Nullable String currency(TextRow found) throws BadField {
        String word = fields.text(found, Column.CURRENCY);
        if (word == null) {
            return null;
        }
        Member.Currency known = members.currency(word);
        String code = known == null ? word : known.code();
        if (code.length() != 3 || !code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw unknown(Column.CURRENCY, "unknown-currency", "the currency is no ISO code such as USD", word);
        }
        return code;
    }

    private BadField unknown(Column column, String code, String reason, String value) {
        return new BadField(fields.nameOf(column), code, reason, value);
    }
}
