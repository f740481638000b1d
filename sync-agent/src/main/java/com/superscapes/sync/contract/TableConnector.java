package com.superscapes.sync.contract;

import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.mapping.Column;
import com.superscapes.sync.mapping.Content;
import com.superscapes.sync.mapping.FieldSource;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.row.MappedRows;
import com.superscapes.sync.source.BrokenSource;
import com.superscapes.sync.source.Inspectable;
import com.superscapes.sync.source.Origin;
import com.superscapes.sync.source.RowStream;
import com.superscapes.sync.source.Slice;
import com.superscapes.sync.source.SourceDescription;
import com.superscapes.sync.source.SweepsKeys;
import com.superscapes.sync.source.UnreadableSource;
import com.superscapes.sync.source.Watermark;
import com.superscapes.sync.table.ColumnType;
import com.superscapes.sync.table.RowCursor;
import com.superscapes.sync.table.TableException;
import com.superscapes.sync.table.TableSource;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A database source read by its contract: members first, then each table's fiscal years, the newest first. */
public final class TableConnector implements SweepsKeys, Inspectable, AutoCloseable {

    /** Changes this much older than the newest seen are read again: commits do not come in the order of their stamps. */
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private final String sourceSystem;
    private final Contract contract;
    private final TableSource source;
    private final MappedRows mapped;
    private final Drift drift;
    private final Map<Slice, Contract.Read> reads = new LinkedHashMap<>();

    /**
     * Verifies the contract.
     *
     * @param company whose books they are
     * @param members of the source system; readers add to it
     * @throws TableException if the source cannot tell what it has
     */
    public TableConnector(String sourceSystem, Contract contract, TableSource source, Member.Company company,
            Members members, OpenRange open) throws TableException {
        this.sourceSystem = sourceSystem;
        this.source = source;
        this.mapped = new MappedRows(company, members, open);
        this.drift = Drift.of(contract, source);
        this.contract = drift.within(contract);
        slice();
    }

    private void slice() throws TableException {
        List<Map.Entry<Slice, Contract.Read>> all = new ArrayList<>();
        for (Contract.Read read : contract.reads()) {
            String label = label(read);
            if (drift.against(read).isPresent()) {
                all.add(Map.entry(slice(read, label, null, -1), read));
            } else {
                for (Map.Entry<Integer, Long> year : years(read).entrySet()) {
                    all.add(Map.entry(slice(read, label, year.getKey() == 0 ? null : year.getKey(), year.getValue()),
                            read));
                }
            }
        }
        all.sort(Comparator.comparing((Map.Entry<Slice, Contract.Read> entry) -> !entry.getKey().members())
                .thenComparing(entry -> -yearOf(entry.getKey()))
                .thenComparing(entry -> entry.getValue().spec().order()));
        all.forEach(entry -> reads.put(entry.getKey(), entry.getValue()));
    }

    /** The table, with the content where it is read as several, and a number where it is read twice as the same. */
    private String label(Contract.Read read) {
        List<Contract.Read> same = contract.reads().stream().filter(other -> other.table().equals(read.table()))
                .toList();
        List<Contract.Read> alike = same.stream()
                .filter(other -> other.spec().contentWord().equals(read.spec().contentWord())).toList();
        String label = same.size() > 1 ? read.table() + " as " + read.spec().contentWord() : read.table();
        int place = alike.indexOf(read);
        return place > 0 ? label + " " + (place + 1) : label;
    }

    private static int yearOf(Slice slice) {
        return slice.origin() instanceof Origin.InTable table && table.fiscalYear() != null ? table.fiscalYear() : 9999;
    }

    private static Slice slice(Contract.Read read, String label, @Nullable Integer year, long rows) {
        return new Slice(year == null ? label : label + " " + year, read.spec().contentWord(),
                new Origin.InTable(label, year, rows), read.spec().content().members());
    }

    /** Fiscal year to rows; 0 for a table that is not cut. */
    private Map<Integer, Long> years(Contract.Read read) throws TableException {
        TableQuery query = new TableQuery(contract, read, source.schema());
        Map<Integer, Long> years = new LinkedHashMap<>();
        ColumnType number = ColumnType.of(ColumnType.Kind.INTEGER);
        boolean cut = read.year() != null;
        try (RowCursor rows = source.query(query.years(), List.of(), cut ? List.of(number, number) : List.of(number))) {
            while (rows.next()) {
                String year = cut ? rows.text(0) : "0";
                years.merge(year == null ? 0 : Integer.parseInt(year),
                        Long.parseLong(String.valueOf(rows.text(cut ? 1 : 0))),
                        Long::sum);
            }
        }
        return years;
    }

    /** Where the source has left the contract. */
    public Drift drift() {
        return drift;
    }

    @Override
    public SourceDescription describe() {
        return new SourceDescription(sourceSystem, contract.text(), drift.sentences());
    }

    @Override
    public List<Slice> slices() {
        return List.copyOf(reads.keySet());
    }

    @Override
    public String product() {
        return source.product() + ", contract " + contract.name();
    }

    @Override
    public List<String> warnings() {
        return WriteRights.any(source)
                ? List.of("The login may write to the source's tables; give the agent one that may only read.")
                : List.of();
    }

    @Override
    public long count(Slice slice, Watermark after) throws UnreadableSource {
        Contract.Read read = trusted(slice);
        TableQuery query = new TableQuery(contract, read, source.schema());
        LocalDateTime since = since(after.mark());
        try (RowCursor rows = source.query(query.count(year(slice), since), query.parameters(year(slice), since),
                List.of(ColumnType.of(ColumnType.Kind.INTEGER)))) {
            return rows.next() ? Long.parseLong(String.valueOf(rows.text(0))) : 0;
        } catch (TableException failed) {
            throw new UnreadableSource(slice.name(), null, null, "source-failed", String.valueOf(failed.getMessage()));
        }
    }

    private Contract.Read trusted(Slice slice) throws UnreadableSource {
        Contract.Read read = readOf(slice);
        Optional<String> against = drift.against(read);
        if (against.isPresent()) {
            throw new UnreadableSource(slice.name(), null, null, "drifted", against.get());
        }
        return read;
    }

    @Override
    public RowStream read(Slice slice, Watermark after) throws UnreadableSource {
        Contract.Read read = trusted(slice);
        TableQuery query = new TableQuery(contract, read, source.schema());
        LocalDateTime since = since(after.mark());
        Integer year = year(slice);
        try {
            RowCursor rows = source.query(query.rows(year, since), query.parameters(year, since), query.types());
            return mapped.of(new QueryTable(slice.name(), rows, query, read), read.spec());
        } catch (TableException failed) {
            UnreadableSource unreadable = new UnreadableSource(slice.name(), null, null, "source-failed",
                    String.valueOf(failed.getMessage()));
            if (source.answers()) {
                throw unreadable;
            }
            throw new BrokenSource(unreadable); // the tables after it would be missing as well
        }
    }

    private static @Nullable LocalDateTime since(@Nullable String mark) {
        try {
            return mark == null ? null : LocalDateTime.parse(mark.strip().replace(' ', 'T')).minus(OVERLAP);
        } catch (DateTimeParseException unknown) {
            return null; // a mark of another form: everything is read again, which changes nothing
        }
    }

    /** Reads of the same content share their natural keys, so the keys of all of them are listed. */
    @Override
    public KeyStream keys(Slice slice) throws UnreadableSource {
        String content = readOf(slice).spec().contentWord();
        List<Contract.Read> alike = contract.reads().stream()
                .filter(read -> read.spec().contentWord().equals(content) && drift.against(read).isEmpty()).toList();
        return new Keys(slice, alike.iterator());
    }

    @Override
    public Set<Integer> ledgerYears() {
        return reads.keySet().stream().filter(slice -> slice.content().equals(Content.JOURNAL.word()))
                .map(TableConnector::year).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> ledgerTables() {
        return reads.keySet().stream().filter(slice -> slice.content().equals(Content.JOURNAL.word()))
                .map(slice -> ((Origin.InTable) slice.origin()).table()).collect(Collectors.toUnmodifiableSet());
    }

    private Contract.Read readOf(Slice slice) {
        Contract.Read read = reads.get(slice);
        if (read == null) {
            throw new IllegalArgumentException(slice + " is of another source");
        }
        return read;
    }

    private static @Nullable Integer year(Slice slice) {
        return slice.origin() instanceof Origin.InTable table ? table.fiscalYear() : null;
    }

    /** Keys as natural keys are made of them, read by read. */
    private final class Keys implements KeyStream {

        private final Slice slice;
        private final Iterator<Contract.Read> left;
        private Contract.@Nullable Read read;
        private @Nullable RowCursor rows;

        Keys(Slice slice, Iterator<Contract.Read> left) {
            this.slice = slice;
            this.left = left;
        }

        @Override
        public @Nullable String next() throws UnreadableSource {
            try {
                while (rows == null || !rows.next()) {
                    close();
                    if (!left.hasNext()) {
                        return null;
                    }
                    read = left.next();
                    TableQuery query = new TableQuery(contract, read, source.schema());
                    rows = source.query(query.keys(year(slice)), query.parameters(year(slice), null), query.keyTypes());
                }
                return key(Objects.requireNonNull(read), rows);
            } catch (TableException broken) {
                throw new UnreadableSource(slice.name(), null, null, "source-failed",
                        String.valueOf(broken.getMessage()));
            }
        }

        private static @Nullable String key(Contract.Read read, RowCursor rows) {
            StringBuilder key = new StringBuilder();
            for (int i = 0; i < read.key().size(); i++) {
                key.append(i == 0 ? "" : "/").append(QueryTable.plain(rows.text(i)));
            }
            FieldSource id = read.spec().fields().get(Column.ID.word());
            return id == null ? key.toString() : id.apply(key.toString());
        }

        @Override
        public void close() {
            if (rows != null) {
                rows.close();
                rows = null;
            }
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
