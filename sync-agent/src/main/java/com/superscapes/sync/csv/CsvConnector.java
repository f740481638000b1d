package com.superscapes.sync.csv;

import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.mapping.Content;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.source.Connector;
import com.superscapes.sync.source.ListedRows;
import com.superscapes.sync.source.OpenedFile;
import com.superscapes.sync.source.Ordinals;
import com.superscapes.sync.source.RowStream;
import com.superscapes.sync.source.Slice;
import com.superscapes.sync.source.SourceDescription;
import com.superscapes.sync.source.SourceRow;
import com.superscapes.sync.source.UnreadableSource;
import com.superscapes.sync.source.Watermark;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Character-separated files by a mapping. Each file is a slice; members come before the rows that point to them. */
public final class CsvConnector implements Connector {

    private final Mapping mapping;
    private final Map<Path, Mapping.FileSpec> files;
    private final Members members;
    private final OpenRange open;
    private final List<String> notes;
    private final Map<Content, Ordinals> ordinals = new EnumMap<>(Content.class);

    /**
     * @param files   what each file is, in the order the user gave them
     * @param members those already known; readers add to it what rows name
     * @param notes   decisions already taken for the user
     */
    public CsvConnector(Mapping mapping, Map<Path, Mapping.FileSpec> files, Members members, OpenRange open,
            List<String> notes) {
        this.mapping = mapping;
        this.files = new LinkedHashMap<>(files);
        this.members = members;
        this.open = open;
        this.notes = List.copyOf(notes);
        members.put(new Member.Scenario("actual", "actual", "Actual", "actual"));
        members.put(new Member.Scenario("budget", "budget", "Budget", "budget"));
        members.put(new Member.Scenario("forecast", "forecast", "Forecast", "forecast"));
    }

    @Override
    public SourceDescription describe() {
        return new SourceDescription(mapping.source(), mapping.content(), notes);
    }

    @Override
    public List<Slice> slices() {
        return files.entrySet().stream().filter(file -> file.getValue().content() != Content.IGNORED)
                .sorted(Comparator.comparing(file -> file.getValue().content()))
                .map(file -> new Slice(OpenedFile.nameOf(file.getKey()), file.getValue().content().word(),
                        file.getKey(), file.getValue().content().members()))
                .toList();
    }

    @Override
    public RowStream read(Slice slice, Watermark after) throws UnreadableSource {
        Mapping.FileSpec spec = files.get(slice.file());
        if (spec == null) {
            throw new IllegalArgumentException(slice + " is of another source");
        }
        CsvTable table = CsvTable.open(slice.file(), spec.format());
        try {
            RowStream rows = rows(table, spec);
            for (long row = 0; row < after.row(); row++) {
                rows.next();
            }
            return rows;
        } catch (UnreadableSource unreadable) {
            table.close();
            throw unreadable;
        }
    }

    private RowStream rows(CsvTable table, Mapping.FileSpec spec) throws UnreadableSource {
        Fields fields = new Fields(table, spec, open);
        if (spec.content() == Content.ACCOUNTS) {
            return accounts(table, fields, spec);
        }
        if (spec.content().members()) {
            members.markListed(listedBy(spec.content()));
            return new CsvStream(table, new MemberReader(fields, spec, members, mapping.company()));
        }
        Places places = new Places(fields, spec, members, mapping.company(), open);
        Sides sides = new Sides(fields, spec, members);
        Ordinals seen = ordinals.computeIfAbsent(spec.content(), content -> new Ordinals());
        return new CsvStream(table,
                spec.content() == Content.JOURNAL
                        ? new JournalReader(fields, spec, places, sides, ZoneId.of(mapping.company().timeZone()), seen)
                        : new AmountReader(fields, spec, places, sides, members, seen));
    }

    private RowStream accounts(CsvTable table, Fields fields, Mapping.FileSpec spec) throws UnreadableSource {
        List<SourceRow> rows = new AccountReader(table, fields, spec, members).readAll();
        long bytes = table.bytesRead();
        table.close();
        if (rows.isEmpty()) {
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
