package com.superscapes.sync.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.superscapes.sync.deletion.HeldDeletion;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The status in lines for people, and as an object for programs. */
public final class StatusText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String LOADS = "%-8s %-10s %-24s %-17s %12s %12s %10s  %s%n";
    private static final String SOURCES = "%-24s %-17s %-12s %10s  %s%n";

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(BigDecimal.class, ToStringSerializer.instance));

    private final PrintWriter out;
    private final Clock clock;

    public StatusText(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    public void print(Status status) {
        out.println(status.publishedBatch() == 0
                ? "Nothing has been loaded yet."
                : "Readers see batch " + status.publishedBatch() + ", published " + minute(status.publishedAt())
                        + " UTC.");
        if (status.nextRun() != null) {
            out.println("The next load is due " + minute(status.nextRun()) + " UTC.");
        }
        if (!status.sources().isEmpty()) {
            out.printf(SOURCES, "source", "last success", "age", "rejects", "");
            status.sources().forEach(source -> out.printf(SOURCES, source.name(), minute(source.lastSuccess()),
                    age(source.lastSuccess()), source.openRejects(), state(source)));
            out.println();
        }
        out.printf(LOADS, "batch", "state", "source", "started (UTC)", "read", "loaded", "rejected", "");
        status.loads().forEach(load -> out.printf(LOADS, load.batch(), load.state(), load.sourceSystem(),
                minute(load.startedAt()), load.rowsRead(), load.rowsLoaded(), load.rowsRejected(),
                note(load, status)));
        out.println();
        out.println("Open rejects: " + status.openRejects()
                + (status.openRejects() == 0 ? "." : "; retry-rejects reads them again."));
        status.heldDeletions().forEach(held -> out.println(sentence(held)));
        out.println(status.brokenChecks().isEmpty() ? "No check is broken." : "Broken checks:");
        status.brokenChecks().forEach(check -> out.println("  " + check.code()
                + (check.company() == null ? "" : " " + check.company())
                + (check.difference() == null ? "" : " by " + check.difference().toPlainString())
                + (check.reason() == null ? "" : ": " + check.reason())));
        out.flush();
    }

    private static String sentence(HeldDeletion held) {
        String rows = "Held back: " + held.sourceSystem() + ", " + held.name()
                + String.format(Locale.US, ": %,d of %,d rows are gone since ", held.gone(), held.live())
                + minute(held.since()) + " UTC";
        if (held.decision() == null) {
            return rows + ". approve-deletions " + held.id() + " lets them go, refuse-deletions " + held.id()
                    + " keeps them.";
        }
        return rows + "; " + held.decision() + " by " + held.decidedBy() + " " + minute(held.decidedAt())
                + (held.decision().equals(HeldDeletion.APPROVED) ? ", the next load takes them out." : ", they stay.");
    }

    private static String note(Status.Load load, Status status) {
        if (load.state().equals("loading")) {
            return load.slicesDone() + " of " + load.slices() + " files or tables";
        }
        return load.batch() == status.publishedBatch()
                ? "<- readers see this"
                : load.failure() == null ? "" : load.failure();
    }

    private static String state(Status.Source source) {
        String last = (source.message() == null ? "" : source.message()) + nextTry(source);
        return source.runningSince() == null
                ? last
                : "running since " + minute(source.runningSince()) + (last.isEmpty() ? "" : "; before that: " + last);
    }

    private static String nextTry(Status.Source source) {
        if (source.nextTry() == null) {
            return "";
        }
        String failed = source.failedTries() == 0 ? "" : ", after " + source.failedTries() + " that failed";
        return " Next try " + minute(source.nextTry()) + failed + ".";
    }

    private String age(@Nullable Instant success) {
        if (success == null) {
            return "never";
        }
        Duration age = Duration.between(success, clock.instant());
        return age.toHours() < 1 ? age.toMinutes() + " min" : age.toHours() + " h";
    }

    private static String minute(@Nullable Instant at) {
        return at == null ? "-" : MINUTE.format(at);
    }

    /** One object with the names of {@link Status}; instants are ISO 8601 texts, amounts too. */
    public static String json(Status status) {
        try {
            return JSON.writeValueAsString(status);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible); // records of plain values can be written
        }
    }
}
