package com.superscapes.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.testing.TestWarehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two that need the same month's partition at once: one makes it, the other waits and finds it there. */
class PartitionsAtOnceTest {

    private static final String WAITING = "select count(*) from pg_locks where locktype = 'advisory' and not granted"
            + " and database = (select oid from pg_database where datname = current_database())";

    @ParameterizedTest
    @ValueSource(strings = {"select audit.ensure_partition('2031-05-01T00:00:00Z')",
            "select ops.ensure_partitions('2031-05-01', '2031-05-31')"})
    void whoWaitedFindsWhatTheOtherMade(String ensure) throws Exception {
        try (TestWarehouse warehouse = TestWarehouse.create();
                Connection first = warehouse.logins().owner().dataSource().getConnection();
                Connection second = warehouse.logins().owner().dataSource().getConnection();
                Connection watch = warehouse.logins().owner().dataSource().getConnection();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            first.createStatement().execute("update ops.open_range set last_date = '2032-01-01'");
            first.setAutoCommit(false);
            first.createStatement().execute(ensure);
            Future<Boolean> waits = threads.submit(() -> second.createStatement().execute(ensure));
            for (long end = System.nanoTime() + Duration.ofSeconds(20).toNanos(); count(watch) == 0;) {
                assertThat(System.nanoTime()).as("the second waits").isLessThan(end);
                LockSupport.parkNanos(10_000_000);
            }
            first.commit();
            assertThat(waits.get()).isTrue();
        }
    }

    private static long count(Connection watch) throws SQLException {
        try (ResultSet row = watch.createStatement().executeQuery(WAITING)) {
            row.next();
            return row.getLong(1);
        }
    }
}
