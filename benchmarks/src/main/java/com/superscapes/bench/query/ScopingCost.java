package com.superscapes.bench.query;

import com.superscapes.bench.setup.Timing;
import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.WarehouseLogins;
import com.superscapes.ddl.claim.ClaimSealer;
import com.superscapes.proxy.database.LoginPool;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Role;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
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
        ClaimSealer sealer = ClaimSealer.register(logins.proxy().dataSource(), Clock.systemUTC());
        long[] scoped = new long[TIMES];
        long[] bare = new long[TIMES];
        try (HikariDataSource pool = LoginPool.reading(logins.proxy(), 1)) {
            ReadLane lane = new ReadLane(pool, 1, sealer, logins.proxy().user(), RoleNames.STANDARD);
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

    private static void bare(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("select 1")) {
            statement.execute();
            connection.rollback();
        }
    }
}
