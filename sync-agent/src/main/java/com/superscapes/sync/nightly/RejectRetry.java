package com.superscapes.sync.nightly;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.LoadService;
import com.superscapes.sync.Selection;
import com.superscapes.sync.config.SourceConfig;
import com.superscapes.sync.drop.DropLoad;
import com.superscapes.sync.drop.Fates;
import com.superscapes.sync.run.LeaseTaken;
import com.superscapes.sync.run.Preview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Reads rows again that were rejected, after the reason was mended. */
public final class RejectRetry {

    private static final String WITH_REJECTS = """
            select distinct f.batch_id, f.file_name from ops.open_reject o join ops.source_file f on f.file_id = o.file_id
            where f.batch_id in (select r.batch_id from ops.source_run r where r.source_name = ?) order by 1, 2
            """;

    private final Nightly nightly;
    private final DatabaseLogin warehouse;
    private final Clock clock;

    public RejectRetry(Nightly nightly, DatabaseLogin warehouse, Clock clock) {
        this.nightly = nightly;
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** @param each told of every outcome as it comes */
    public List<SourceOutcome> run(List<SourceConfig> sources, Consumer<SourceOutcome> each) {
        List<SourceOutcome> outcomes = new ArrayList<>();
        for (SourceConfig source : sources) {
            List<String> changed = new ArrayList<>();
            SourceOutcome outcome = nightly.recorded(source, "retry-rejects",
                    (service, all) -> retry(source, service, all, changed),
                    report -> of(source.name(), report, changed));
            each.accept(outcome);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private LoadReport retry(SourceConfig source, LoadService service, LoadRequest all, List<String> changed)
            throws SQLException, IOException, LeaseTaken {
        LoadRequest request = source instanceof SourceConfig.DropFolder drop ? kept(drop, all) : all;
        if (request.files().isEmpty() && request.connection() == null) {
            return none(source);
        }
        Selection open = Preview.openRejects(warehouse.dataSource(), request, clock, changed);
        Map<String, Set<Long>> rows = Objects.requireNonNull(open.rows());
        return rows.isEmpty()
                ? none(source)
                : service.load(request.with(open));
    }

    private static LoadReport none(SourceConfig source) {
        return new LoadReport(0, source.name(), true, List.of(), List.of(), List.of(), SourceOutcome.LOADED);
    }

    /** Files that were loaded are kept by batch. */
    private LoadRequest kept(SourceConfig.DropFolder drop, LoadRequest all) throws SQLException {
        List<Path> files = new ArrayList<>();
        try (Connection connection = warehouse.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(WITH_REJECTS)) {
            select.setString(1, drop.name());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Path file = Fates.ofBatch(drop.folder(), row.getLong(1)).resolve(row.getString(2));
                    if (Files.exists(file)) {
                        files.add(file);
                    }
                }
            }
        }
        return new LoadRequest(files, DropLoad.mapping(drop), null, all.only(), all.sliceRows(), all.leaseWait());
    }

    private static SourceOutcome of(String source, LoadReport report, List<String> changed) {
        String left = changed.isEmpty()
                ? ""
                : " Files that have changed since are for run, not for this: "
                        + String.join(", ", changed.stream().distinct().toList()) + ".";
        if (report.batchId() == 0 && report.nothingNew()) {
            return new SourceOutcome(source, SourceOutcome.LOADED, "No rejected row is open." + left, null);
        }
        SourceOutcome outcome = SourceOutcome.of(source, report);
        long rejected = report.rowsRejected();
        boolean nothing = outcome.exitCode() == SourceOutcome.FAILED || report.nothingNew();
        String message = nothing && rejected > 0
                ? "None of the rejected rows could be loaded; their reasons stand. " + outcome.message()
                : "Read again: " + outcome.message();
        return new SourceOutcome(source, outcome.exitCode(), message + left, report);
    }
}
