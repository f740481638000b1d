package com.superscapes.bench.query;

import com.superscapes.bench.setup.Timing;
import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.WarehouseLogins;
import com.superscapes.proxy.database.Lane;
import com.superscapes.proxy.database.Lanes;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.database.Retries;
import com.superscapes.proxy.database.Seals;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Role;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** What it costs to read as somebody: a snapshot of the reading lane without work against a bare transaction, in turns. */
public final class ScopingCost {

    private static final int WARM_UP = 500;
    private static final int TIMES = 3_000;

    private ScopingCost() {
    }

    /** Milliseconds more at the median, with time-outs, seal, role and the batch that is read. */
    public static BigDecimal milliseconds(WarehouseLogins logins) throws SQLException {
        Caller caller = new Caller("bench", "Bench", Role.CONTROLLER, null, null, List.of(), List.of(), "bench");
        Seals seals = new Seals(logins.proxy().dataSource(), logins.proxy().user()).begun();
        long[] scoped = new long[TIMES];
        long[] bare = new long[TIMES];
        try (Lane pool = Lane.reading(logins.proxy(), Lanes.STANDARD.reports().withConnections(1))) {
            ReadLane lane = new ReadLane(pool, seals, RoleNames.STANDARD, new Retries());
            for (int i = -WARM_UP; i < TIMES; i++) {
                long start = System.nanoTime();
                lane.read(caller, null, snapshot -> snapshot.batch());
                long between = System.nanoTime();
                bare(pool);
                long end = System.nanoTime();
                if (i >= 0) {
                    scoped[i] = between - start;
                    bare[i] = end - between;
                }
            }
        }
        long more = new Timing(scoped).quantile(0.5) - new Timing(bare).quantile(0.5);
        return BigDecimal.valueOf(more, 6).setScale(3, RoundingMode.HALF_UP);
    }

    private static void bare(Lane pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("select 1")) {
            statement.execute();
            connection.rollback();
        }
    }
}
