package com.superscapes.sync.run;

import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.RejectedRow;
import com.superscapes.sync.Selection;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.source.Inspectable;
import com.superscapes.sync.source.Origin;
import com.superscapes.sync.source.RowStream;
import com.superscapes.sync.source.SourceRow;
import com.superscapes.sync.source.UnreadableSource;
import com.superscapes.sync.source.Watermark;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a load would do, without doing it.
 *
 * @param product  database and driver of a source that has one, or empty
 * @param parts    files and tables, in the order they would be loaded
 * @param refused  what nothing can read, with the reason
 * @param notes    decisions and drift, one sentence each
 * @param warnings what its owner should change, one sentence each
 */
public record Preview(String product, List<Part> parts, List<RejectedRow> refused, List<String> notes,
        List<String> warnings) {

    /**
     * A file, or a table's fiscal year.
     *
     * @param rows     it has; members and totals in it count too
     * @param toTake   of them that a load would read
     * @param rejected of a file, rows that would be rejected
     * @param problem  why nothing, or not all, of it can be read; else null
     */
    public record Part(String name, String content, long rows, long toTake, long rejected,
            @Nullable RejectedRow problem) {
    }

    public Preview {
        parts = List.copyOf(parts);
        refused = List.copyOf(refused);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    /** Files are read to their end; of tables, rows are counted by the source. */
    public static Preview of(DataSource warehouse, LoadRequest request, Clock clock) throws SQLException, IOException {
        return planned(warehouse, request, clock, Preview::of);
    }

    /** The selection that reads again what was rejected; names no slice when nothing is open. */
    public static Selection openRejects(DataSource warehouse, LoadRequest request, Clock clock, List<String> changed)
            throws SQLException, IOException {
        return planned(warehouse, request, clock, (connection, planner, plan, store) -> {
            Map<String, Set<Long>> rows = new OpenRejects(connection).of(plan, changed);
            return Selection.ofRows(rows);
        });
    }

    @FunctionalInterface
    private interface Look<T> {
        T at(Connection connection, Planner planner, LoadPlan plan, BatchStore store) throws SQLException;
    }

    private static <T> T planned(DataSource warehouse, LoadRequest request, Clock clock, Look<T> look)
            throws SQLException, IOException {
        try (Connection connection = warehouse.getConnection()) {
            connection.setAutoCommit(false);
            Planner planner = new Planner(connection, OpenRanges.read(connection));
            try {
                return look.at(connection, planner, planner.plan(request), new BatchStore(connection, clock));
            } finally {
                planner.opened().forEach(LoadRun::close);
                connection.rollback();
            }
        }
    }

    private static Preview of(Connection connection, Planner planner, LoadPlan plan, BatchStore store)
            throws SQLException {
        List<Part> parts = new ArrayList<>();
        String product = "";
        List<String> warnings = new ArrayList<>();
        for (PlannedFile file : plan.files()) {
            if (parts.isEmpty() && file.connector() instanceof Inspectable source) {
                product = source.product();
                warnings.addAll(source.warnings());
            }
            parts.add(part(file, planner.membersOf(file.sourceSystem()), store));
        }
        return new Preview(product, parts, plan.refused(), plan.notes(), warnings);
    }

    private static Part part(PlannedFile file, Members members, BatchStore store) throws SQLException {
        try {
            if (file.connector() instanceof Inspectable source
                    && file.slice().origin() instanceof Origin.InTable table) {
                long count = source.count(file.slice(), new Watermark(0, file.mark()));
                return new Part(file.name(), file.content(), Math.max(table.expectedRows(), count), count, 0, null);
            }
            return read(file, members, store.publishedLoadOf(file) != null);
        } catch (UnreadableSource unreadable) {
            return new Part(file.name(), file.content(), 0, 0, 0, unreadable.reject());
        }
    }

    private static Part read(PlannedFile file, Members members, boolean loaded) throws UnreadableSource {
        long rows = 0;
        long rejected = 0;
        RejectedRow problem = null;
        try (RowStream stream = file.connector().read(file.slice(), Watermark.START)) {
            for (SourceRow row = stream.next(); row != null; row = stream.next()) {
                rows++;
                if (row instanceof SourceRow.Known known) {
                    members.put(known.member());
                }
                if (row instanceof SourceRow.Bad bad) {
                    rejected++;
                    problem = problem != null
                            ? problem
                            : new RejectedRow(file.name(), bad.fileLine(), bad.field(), bad.code(), bad.reason(), null);
                }
            }
        }
        return new Part(file.name(), file.content(), rows, loaded ? 0 : rows, rejected, problem);
    }
}
