package com.superscapes.sync.nightly;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.Selection;
import com.superscapes.sync.config.SourceConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * History, the newest fiscal year of every source first, each a batch that readers see as soon as it is complete. A year that
 * was completed before is not read again.
 */
public final class Backfill {

    private static final String COMPLETE = """
            select exists (select from ops.source_run r where r.source_name = ? and r.command = ? and r.exit_code = 0)
            """;

    private final Nightly nightly;
    private final DatabaseLogin warehouse;

    public Backfill(Nightly nightly, DatabaseLogin warehouse) {
        this.nightly = nightly;
        this.warehouse = warehouse;
    }

    /**
     * @param from   first fiscal year, named by the calendar year in which it ends
     * @param to     last fiscal year
     * @param again  true to read years again that are complete
     * @param each   told of every outcome as it comes
     * @throws SQLException if the warehouse cannot say which years are complete
     */
    public List<SourceOutcome> run(List<SourceConfig> sources, int from, int to, boolean again,
            Consumer<SourceOutcome> each) throws SQLException {
        List<SourceOutcome> outcomes = new ArrayList<>();
        for (int year = to; year >= from; year--) {
            for (SourceConfig source : sources) {
                SourceOutcome outcome = again || !complete(source, year)
                        ? year(source, year)
                        : new SourceOutcome(source.name(), SourceOutcome.LOADED,
                                "Fiscal year " + year + " is complete already.", null);
                each.accept(outcome);
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    private static String command(int year) {
        return "backfill " + year;
    }

    private SourceOutcome year(SourceConfig source, int year) {
        return nightly.recorded(source, command(year),
                (service, all) -> service.load(all.with(Selection.ofYear(year))), report -> of(source, year, report));
    }

    private static SourceOutcome of(SourceConfig source, int year, LoadReport report) {
        String name = "Fiscal year " + year + ": ";
        SourceOutcome outcome = SourceOutcome.of(source.name(), report);
        boolean none = outcome.exitCode() == SourceOutcome.FAILED && report.rowsRejected() == 0
                && !report.files().isEmpty();
        return none
                ? new SourceOutcome(source.name(), SourceOutcome.LOADED, name + "the source has no rows of it.", null)
                : new SourceOutcome(source.name(), outcome.exitCode(), name + outcome.message(), report);
    }

    private boolean complete(SourceConfig source, int year) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(COMPLETE)) {
            select.setString(1, source.name());
            select.setString(2, command(year));
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
