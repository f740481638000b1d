package com.superscapes.sync.row;

import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.mapping.Column;
import com.superscapes.sync.mapping.Content;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.source.ListedRows;
import com.superscapes.sync.source.Ordinals;
import com.superscapes.sync.source.RowStream;
import com.superscapes.sync.source.SourceRow;
import com.superscapes.sync.source.UnreadableSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads tables of one source by its mapping; equals are counted over all of them, so that chunks of a file give the same keys. */
public final class MappedRows {

    private final Member.Company company;
    private final Members members;
    private final OpenRange open;
    private final Map<String, Ordinals> ordinals = new HashMap<>();

    /**
     * @param company the company of rows that name none
     * @param members those already known; readers add to it what rows name
     */
    public MappedRows(Member.Company company, Members members, OpenRange open) {
        this.company = company;
        this.members = members;
        this.open = open;
        members.put(new Member.Scenario("actual", "actual", "Actual", "actual"));
        members.put(new Member.Scenario("budget", "budget", "Budget", "budget"));
        members.put(new Member.Scenario("forecast", "forecast", "Forecast", "forecast"));
    }

    /** What counts the equal rows of a content that have no key. */
    public Ordinals equalsOf(String content) {
        return ordinals.computeIfAbsent(content, word -> new Ordinals());
    }

    /** The rows of a table; the stream closes it. @throws UnreadableSource if a column of the mapping is missing */
    public RowStream of(TextTable table, Mapping.FileSpec spec) throws UnreadableSource {
        Fields fields = new Fields(table, spec, open);
        if (spec.content() == Content.ACCOUNTS) {
            return accounts(table, fields, spec);
        }
        Places places = new Places(fields, spec, members, company, open);
        if (spec.kind() != null) {
            if (!fields.has(Column.ENTITY)) {
                members.put(company); // branches are a company's, so it must be there before the first job names one
            }
            return new TextStream(table, fields, new RecordReader(fields, spec.kind(), places,
                    equalsOf(spec.contentWord())), members::note);
        }
        if (spec.content().members()) {
            members.markListed(listedBy(spec.content()));
            return new TextStream(table, fields, new MemberReader(fields, spec, members, company), members::note);
        }
        Sides sides = new Sides(fields, spec, members);
        Ordinals seen = equalsOf(spec.contentWord());
        return new TextStream(table, fields,
                spec.content() == Content.JOURNAL
                        ? new JournalReader(fields, spec, places, sides, ZoneId.of(company.timeZone()), seen)
                        : new AmountReader(fields, spec, places, sides, members, seen),
                members::note);
    }

    private RowStream accounts(TextTable table, Fields fields, Mapping.FileSpec spec) throws UnreadableSource {
        List<SourceRow> rows = new AccountReader(table, fields, spec, members).readAll();
        long bytes = table.bytesRead();
        table.close();
        if (rows.isEmpty() && !table.mayBeEmpty()) {
            throw new UnreadableSource(table.name(), 1L, null, "empty-file", "the file has no rows");
        }
        members.markListed(Member.Account.class);
        return new ListedRows(rows, bytes);
    }

    private static Class<? extends Member> listedBy(Content content) {
        return switch (content) {
            case ENTITIES -> Member.Company.class;
            case BRANCHES -> Member.Branch.class;
            case DIVISIONS -> Member.Division.class;
            case SCENARIOS -> Member.Scenario.class;
            case CURRENCIES -> Member.Currency.class;
            default -> Member.Account.class;
        };
    }
}
