package com.superscapes.sync.run;

import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.RejectedRow;
import com.superscapes.sync.Selection;
import com.superscapes.sync.csv.HeaderGuess;
import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.file.FileConnector;
import com.superscapes.sync.mapping.BadMapping;
import com.superscapes.sync.mapping.Content;
import com.superscapes.sync.mapping.FileKind;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.mapping.MappingReader;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.saft.SaftConnector;
import com.superscapes.sync.source.Connector;
import com.superscapes.sync.source.OpenedFile;
import com.superscapes.sync.source.Origin;
import com.superscapes.sync.source.SelectedRows;
import com.superscapes.sync.source.Slice;
import com.superscapes.sync.source.SourceConnection;
import com.superscapes.sync.source.SourceContext;
import com.superscapes.sync.source.SweepsKeys;
import com.superscapes.sync.source.UnreadableSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what each file is and which connector reads it. A file that nothing can read is refused; the others are loaded. */
final class Planner {

    private static final String MAPPING_FILE = "mapping.yaml";

    private final Connection connection;
    private final OpenRange open;
    private final List<PlannedFile> files = new ArrayList<>();
    private final List<RejectedRow> refused = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Members> members = new LinkedHashMap<>();
    private final List<Connector> opened = new ArrayList<>();
    private Selection only = Selection.ALL;

    Planner(Connection connection, OpenRange open) {
        this.connection = connection;
        this.open = open;
    }

    LoadPlan plan(LoadRequest request) throws SQLException, IOException {
        only = request.only();
        SourceConnection source = request.connection();
        if (source != null) {
            connect(source);
        } else {
            paths(request);
        }
        List<String> systems = files.stream().map(PlannedFile::sourceSystem).distinct().toList();
        return new LoadPlan(systems.isEmpty() ? "none" : String.join(", ", systems), files, refused, notes);
    }

    private void connect(SourceConnection source) throws SQLException, IOException {
        try {
            Connector connector = source.connect(new SourceContext(load(source.sourceSystem()), open));
            notes.addAll(connector.describe().notes());
            add(connector);
        } catch (UnreadableSource unreadable) {
            refuse(unreadable.reject());
        }
    }

    private void paths(LoadRequest request) throws SQLException, IOException {
        List<Path> paths = new ArrayList<>(request.files());
        Path mappingFile = request.mapping();
        if (paths.size() == 1 && Files.isDirectory(paths.getFirst())) {
            Path folder = paths.getFirst();
            Path inside = folder.resolve(MAPPING_FILE);
            if (mappingFile == null && Files.exists(inside)) {
                mappingFile = inside;
            }
            if (mappingFile != null) {
                paths = contents(folder);
            }
        }
        Mapping mapping = mappingFile == null ? null : mapping(mappingFile);
        List<Path> tables = saft(paths, mapping);
        if (!tables.isEmpty()) {
            tables(tables, mapping,
                    request.files().size() == 1 && Files.isDirectory(request.files().getFirst()));
        }
    }

    /** Members shared by all files of a source system. */
    Members membersOf(String sourceSystem) {
        Members known = members.get(sourceSystem);
        if (known == null) {
            throw new IllegalArgumentException("no file is of " + sourceSystem);
        }
        return known;
    }

    private Members load(String sourceSystem) throws SQLException {
        Members known = members.get(sourceSystem);
        if (known == null) {
            known = new Members();
            KnownMembers.read(connection, sourceSystem, known);
            members.put(sourceSystem, known);
        }
        return known;
    }

    private static List<Path> contents(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isRegularFile)
                    .filter(file -> !OpenedFile.nameOf(file).equals(MAPPING_FILE)).sorted().toList();
        }
    }

    /** Plans the SAF-T files; returns the others, and XML that the mapping says how to read. */
    private List<Path> saft(List<Path> paths, @Nullable Mapping mapping) throws SQLException, IOException {
        List<Path> tables = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                refuse(new RejectedRow(OpenedFile.nameOf(path), null, null, "is-directory",
                        "this is a folder without a " + MAPPING_FILE
                                + "; name the files in it, or put a mapping there (docs/mapping.md)",
                        null));
            } else if (!mappedAsXml(path, mapping) && isXml(path)) {
                addSaft(path);
            } else {
                tables.add(path);
            }
        }
        return tables;
    }

    private static boolean mappedAsXml(Path path, @Nullable Mapping mapping) {
        return mapping != null && mapping.specOf(OpenedFile.nameOf(path))
                .filter(spec -> spec.format().kind() == FileKind.XML || spec.content() == Content.IGNORED).isPresent();
    }

    private static boolean isXml(Path path) throws IOException {
        if (OpenedFile.nameOf(path).toLowerCase(java.util.Locale.ROOT).endsWith(".xml")) {
            return true;
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            String head = new String(in.readNBytes(200), java.nio.charset.StandardCharsets.ISO_8859_1);
            return head.replace("\u0000", "").replaceFirst("^[^<\\w\"]*", "").startsWith("<");
        }
    }

    private void addSaft(Path path) throws SQLException, IOException {
        try {
            String system = SaftConnector.sourceSystem(path, open);
            add(new SaftConnector(path, system, load(system), open));
        } catch (UnreadableSource unreadable) {
            refuse(unreadable.reject());
        }
    }

    private Mapping mapping(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadMapping(OpenedFile.nameOf(file), 1, "there is no such mapping file");
        }
        return MappingReader.read(file);
    }

    private void tables(List<Path> paths, @Nullable Mapping mapping, boolean wholeFolder)
            throws SQLException, IOException {
        Map<Path, Mapping.FileSpec> specs = new LinkedHashMap<>();
        StringBuilder guessed = new StringBuilder("recognized 1");
        List<String> decisions = new ArrayList<>();
        for (Path path : paths) {
            if (mapping == null) {
                guess(path, specs, decisions, guessed);
            } else {
                match(path, mapping, specs, wholeFolder);
            }
        }
        Mapping used = mapping != null
                ? mapping
                : new Mapping("csv", new Member.Company("MAIN", "MAIN", "Company", "USD", 1, null, "UTC"), List.of(),
                        guessed.toString());
        if (mapping == null && !specs.isEmpty()) {
            decisions.add("Without a mapping the company is taken to keep its books in USD, in calendar years.");
        }
        notes.addAll(decisions);
        if (!specs.isEmpty()) {
            add(new FileConnector(used, specs, load(used.source()), open, decisions));
        }
    }

    private void guess(Path path, Map<Path, Mapping.FileSpec> specs, List<String> decisions, StringBuilder guessed) {
        try {
            HeaderGuess.Guess guess = HeaderGuess.of(path);
            specs.put(path, guess.spec());
            decisions.addAll(guess.notes());
            guessed.append('\n').append(guess.spec().content()).append(guess.spec().fields())
                    .append(guess.spec().format());
        } catch (UnreadableSource unreadable) {
            refuse(unreadable.reject());
        }
    }

    private void match(Path path, Mapping mapping, Map<Path, Mapping.FileSpec> specs, boolean wholeFolder) {
        String name = OpenedFile.nameOf(path);
        Optional<Mapping.FileSpec> spec = mapping.specOf(name);
        if (spec.isPresent()) {
            specs.put(path, spec.get());
            if (spec.get().content() == Content.IGNORED) {
                notes.add(name + " is not needed for the ledger and was left out, as the mapping says.");
            }
        } else if (wholeFolder) {
            notes.add(name + " was left out: no item of the mapping's 'files' matches it.");
        } else {
            refuse(new RejectedRow(name, null, null, "not-in-mapping",
                    "no item of the mapping's 'files' matches this file's name", null));
        }
    }

    private void add(Connector whole) throws SQLException, IOException {
        Connector connector = only.everything() ? whole : new SelectedRows(whole, only);
        if (whole instanceof AutoCloseable) {
            opened.add(whole);
        }
        String system = connector.describe().sourceSystem();
        byte[] version = FileHash.of(connector.describe().version());
        for (Slice slice : connector.slices()) {
            try {
                files.add(switch (slice.origin()) {
                    case Origin.InFile in -> file(connector, system, slice, in.file(), version);
                    case Origin.InTable table -> table(connector, system, slice, table, version);
                });
            } catch (UnreadableSource unreadable) {
                refuse(unreadable.reject());
            }
        }
    }

    private static PlannedFile file(Connector connector, String system, Slice slice, Path path, byte[] version)
            throws IOException, UnreadableSource {
        boolean regular = Files.isRegularFile(path);
        if (regular || !Files.exists(path)) {
            OpenedFile.open(path).close(); // a pipe can be opened once only
        }
        return new PlannedFile(connector, system, slice,
                regular ? FileHash.of(path) : FileHash.of("pipe " + path), version,
                regular ? Files.size(path) : 0, path.toAbsolutePath().toString(), null);
    }

    /** A table's content cannot be known beforehand: it is the same work as before while it starts from the same mark. */
    private PlannedFile table(Connector connector, String system, Slice slice, Origin.InTable table, byte[] version)
            throws SQLException {
        TableMarks marks = new TableMarks(connection);
        // The rows of a year that was restored from an archive are as old as they were; single rows are looked for among all.
        boolean fromTheStart = only.rows() != null || table.fiscalYear() == null
                && connector instanceof SweepsKeys source && olderThan(marks.years(system, source.ledgerTables()),
                        source.ledgerYears());
        String mark = fromTheStart ? null : marks.published(system, table);
        return new PlannedFile(connector, system, slice,
                FileHash.of("table " + table.table() + "\n" + table.fiscalYear() + "\n" + mark), version, 0,
                table.table(), mark);
    }

    private static boolean olderThan(SortedSet<Integer> seen, Set<Integer> now) {
        return !seen.isEmpty() && now.stream().anyMatch(year -> year < seen.first());
    }

    /** Connectors that hold a connection, to be closed after the run. */
    List<Connector> opened() {
        return opened;
    }

    /** Members that other agents have written meanwhile. */
    void refresh() throws SQLException {
        for (Map.Entry<String, Members> system : members.entrySet()) {
            KnownMembers.read(connection, system.getKey(), system.getValue());
        }
    }

    private void refuse(RejectedRow row) {
        refused.add(row);
    }
}
