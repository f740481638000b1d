package com.superscapes.sample.sage;

import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.books.Day;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Days after those that a database tells: what happens by itself, and what bookkeepers do to what is there. Balances are
 * recalculated from the ledger at the end, as Sage does after changes.
 */
final class NextDays {

    private NextDays() {
    }

    /** Lets nothing through until it is opened, and no balances at all. */
    private static final class Gate implements SageSink {

        private final SageSink sink;
        private boolean open;

        Gate(SageSink sink) {
            this.sink = sink;
        }

        @Override
        public void row(String table, long number, LocalDateTime at, @Nullable Object... values) throws IOException {
            if (open && !table.equals("lgrbal")) {
                sink.row(table, number, at, values);
            }
        }

        @Override
        public void change(String table, long number, LocalDateTime at, Map<String, Object> values)
                throws IOException {
            if (open) {
                sink.change(table, number, at, values);
            }
        }

        @Override
        public void close() throws IOException {
            sink.close();
        }
    }

    static List<String> play(SampleOptions options, LocalDate until, Connection connection, JdbcSink sink,
            SageSink beside, String prefix) throws IOException, SQLException {
        LocalDate first = options.through().plusDays(1);
        int year = Day.of(options.through()).fiscalYear();
        if (until.isBefore(first) || Day.of(until).fiscalYear() != year) {
            throw new IllegalArgumentException(
                    "The last day must be after " + options.through() + " and in fiscal year " + year + ": " + until);
        }
        List<String> changes = new ArrayList<>();
        try (Gate gate = new Gate(sink)) {
            History history = new History(options, gate, beside);
            history.play();
            gate.open = true;
            for (LocalDate date = first; !date.isAfter(until); date = date.plusDays(1)) {
                history.live(date);
            }
        }
        for (LocalDate date = first; !date.isAfter(until); date = date.plusDays(1)) {
            changes.addAll(new Bookkeeping(connection, prefix, Day.of(date), options.seed()).work());
        }
        new Recalculation(connection, prefix, Day.of(until)).run();
        connection.commit();
        return changes;
    }
}
