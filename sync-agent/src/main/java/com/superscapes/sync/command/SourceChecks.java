package com.superscapes.sync.command;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.RejectedRow;
import com.superscapes.sync.config.SourceConfig;
import com.superscapes.sync.mapping.BadMapping;
import com.superscapes.sync.nightly.Agent;
import com.superscapes.sync.nightly.SourceOutcome;
import com.superscapes.sync.run.Preview;
import com.superscapes.sync.secret.UnavailableSecret;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be read of sources, what has drifted from their contracts, and how many rows a load would take, in plain words. */
public final class SourceChecks {

    private final Agent agent;
    private final DatabaseLogin warehouse;
    private final PrintWriter out;

    /** @param warehouse that a load would be into: it knows what was loaded before */
    public SourceChecks(Agent agent, DatabaseLogin warehouse, PrintWriter out) {
        this.agent = agent;
        this.warehouse = warehouse;
        this.out = out;
    }

    /**
     * Prints it, source by source. Nothing is loaded.
     *
     * @return 0 when everything can be read, 1 when nothing can, 2 when something cannot or should be changed
     */
    public int print(List<SourceConfig> sources) throws SQLException {
        List<SourceOutcome> outcomes = new ArrayList<>();
        for (SourceConfig source : sources) {
            outcomes.add(new SourceOutcome(source.name(), check(source), "", null));
        }
        return SourceOutcome.exitCode(outcomes);
    }

    private int check(SourceConfig source) throws SQLException {
        out.println(source.name() + " (" + source.kind() + ")");
        try {
            LoadRequest all = agent.connections().request(source, agent.config(), agent.secrets(),
                    LoadRequest.DEFAULT_SLICE_ROWS, Duration.ZERO);
            return new Printed(out, agent, source instanceof SourceConfig.DropFolder)
                    .print(Preview.of(warehouse.dataSource(), all, agent.clock()));
        } catch (UnavailableSecret | IOException | BadMapping refused) {
            out.println("  cannot be read: " + agent.secrets().hide(String.valueOf(refused.getMessage())));
            return SourceOutcome.FAILED;
        } finally {
            out.flush();
        }
    }

    /** A preview in plain words. */
    private record Printed(PrintWriter out, Agent agent, boolean mayBeEmpty) {

        int print(Preview preview) {
            line(preview.product().isEmpty() ? "" : "connected to " + preview.product());
            long rows = 0;
            long take = 0;
            boolean faults = !preview.refused().isEmpty() || !preview.warnings().isEmpty();
            for (Preview.Part part : preview.parts()) {
                part(part);
                rows += part.rows();
                take += part.toTake();
                faults |= part.problem() != null;
            }
            preview.refused().forEach(refused -> line("cannot be read: " + refused.sentence()));
            preview.notes().forEach(this::line);
            preview.warnings().forEach(this::line);
            if (preview.parts().isEmpty() && preview.refused().isEmpty()) {
                line("There are no files.");
                return mayBeEmpty ? SourceOutcome.LOADED : SourceOutcome.FAILED;
            }
            boolean readable = preview.parts().stream().anyMatch(part -> part.rows() > 0 || part.problem() == null);
            if (readable) {
                line(String.format(Locale.ROOT, "A load would take %,d of %,d rows.", take, rows));
            }
            return readable ? faults ? SourceOutcome.WITH_FAULTS : SourceOutcome.LOADED : SourceOutcome.FAILED;
        }

        private void part(Preview.Part part) {
            RejectedRow problem = part.problem();
            if (problem != null && part.rows() == 0) {
                line(part.name() + ": " + part.content() + ", left out: " + problem.reason());
                return;
            }
            String taken = part.toTake() == part.rows()
                    ? ""
                    : part.toTake() == 0
                            ? ", loaded already"
                            : String.format(Locale.ROOT, ", %,d changed since the last load", part.toTake());
            line(String.format(Locale.ROOT, "%s: %s, %,d rows%s", part.name(), part.content(), part.rows(), taken));
            if (problem != null) {
                line(String.format(Locale.ROOT, "  %,d of them would be rejected, the first at %s", part.rejected(),
                        problem.sentence()));
            }
        }

        private void line(String text) {
            if (!text.isEmpty()) {
                out.println("  " + agent.secrets().hide(text));
            }
        }
    }
}
