package com.superscapes.sync.row;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.field.FiscalCalendar;
import com.superscapes.sync.mapping.Column;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.source.SourceRow;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Companies, branches, divisions, scenarios and currencies. Id and code stand in for each other where one is missing. */
final class MemberReader implements RowReader {

    private final Fields fields;
    private final Mapping.FileSpec spec;
    private final Members members;
    private final Member.Company fallback;

    MemberReader(Fields fields, Mapping.FileSpec spec, Members members, Member.Company fallback) {
        this.fields = fields;
        this.spec = spec;
        this.members = members;
        this.fallback = fallback;
    }

    @Override
    public SourceRow read(TextRow found) throws BadField {
        String id = fields.text(found, Column.ID);
        String code = fields.text(found, Column.CODE);
        if (id == null && code == null) {
            throw new BadField(fields.nameOf(Column.CODE), "missing-value", "the code is missing", null);
        }
        String ownId = id == null ? String.valueOf(code) : id;
        String ownCode = code == null ? String.valueOf(id) : code;
        String name = fields.textOr(found, Column.NAME, ownCode);
        return new SourceRow.Known(found.line(), switch (spec.content()) {
            case ENTITIES -> company(found, ownId, ownCode, name);
            case BRANCHES -> new Member.Branch(ownId, ownCode, name, fields.textOr(found, Column.REGION, ""),
                    fields.text(found, Column.ENTITY));
            case DIVISIONS -> new Member.Division(ownId, ownCode, name, fields.text(found, Column.PARENT));
            case SCENARIOS -> scenario(found, ownId, code, name);
            case CURRENCIES -> new Member.Currency(ownId, ownCode, name);
            default -> throw new IllegalStateException(spec.content() + " holds no members");
        });
    }

    private Member company(TextRow found, String id, String code, String name) throws BadField {
        String start = fields.text(found, Column.FISCAL_YEAR_START);
        if (start != null && !start.matches("[1-9]|1[0-2]")) {
            throw new BadField(fields.nameOf(Column.FISCAL_YEAR_START), "bad-number",
                    "the fiscal year starts in a month from 1 to 12", start);
        }
        return new Member.Company(id, code, name, currency(found),
                start == null ? fallback.calendar() : FiscalCalendar.months(Integer.parseInt(start)),
                fields.text(found, Column.PARENT), fields.textOr(found, Column.TIME_ZONE, fallback.timeZone()));
    }

    private String currency(TextRow found) throws BadField {
        String word = fields.text(found, Column.CURRENCY);
        if (word == null) {
            return fallback.currency();
        }
        Member.Currency known = members.currency(word);
        if (known != null) {
            return known.code();
        }
        if (word.matches("[A-Z]{3}")) {
            return word;
        }
        if (members.isListed(Member.Currency.class)) {
            throw new BadField(fields.nameOf(Column.CURRENCY), "unknown-currency",
                    "the currency is not in the list of currencies", word);
        }
        members.note(
                "The list of currencies is not among the files: entities whose currency is only a key are taken as "
                        + fallback.currency() + ".");
        return fallback.currency();
    }

    private Member scenario(TextRow found, String id, @Nullable String code, String name) throws BadField {
        String mapped = spec.scenarios().get(id);
        String own = mapped != null
                ? mapped
                : (code != null ? code : name).toLowerCase(Locale.ROOT).strip().replace(' ', '-');
        String word = fields.textOr(found, Column.TYPE, own).toLowerCase(Locale.ROOT);
        String kind = word.contains("budget") ? "budget" : word.contains("actual") ? "actual" : "forecast";
        return new Member.Scenario(id, own, name, kind);
    }
}
