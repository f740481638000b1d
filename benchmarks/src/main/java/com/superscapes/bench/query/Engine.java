package com.superscapes.bench.query;

import com.superscapes.api.query.MetricQuery;
import com.superscapes.api.query.MetricResult;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.WarehouseLogins;
import com.superscapes.proxy.database.Lane;
import com.superscapes.proxy.database.Lanes;
import com.superscapes.proxy.database.ReadLane;
import com.superscapes.proxy.database.Retries;
import com.superscapes.proxy.database.Seals;
import com.superscapes.proxy.proof.ProofReader;
import com.superscapes.proxy.query.MetricCatalogue;
import com.superscapes.proxy.query.MetricQueries;
import com.superscapes.proxy.query.QueryPlan;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Role;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ours: the same question as a metric query, through the server's own reading lane (proxy login, controller role, sealed
 * claim, row security, one snapshot), with totals and proof; without HTTPS, sign-in, audit and cache.
 */
public final class Engine implements AutoCloseable {

    private static final int CONNECTIONS = 2;

    private final Lane pool;
    private final ReadLane lane;
    private final MetricQueries queries;
    private final Caller controller = new Caller("bench", "Bench", Role.CONTROLLER, null, null,
            List.of(), List.of(), "bench");

    /** Connects as the server does. */
    public Engine(WarehouseLogins logins) throws SQLException {
        pool = Lane.reading(logins.proxy(), Lanes.STANDARD.reports().withConnections(CONNECTIONS));
        Clock clock = Clock.systemUTC();
        Seals seals = new Seals(logins.proxy().dataSource(), logins.proxy().user()).begun();
        lane = new ReadLane(pool, seals, RoleNames.STANDARD, new Retries());
        queries = new MetricQueries(MetricCatalogue.load(), new ProofReader(clock));
    }

    /** Asks for net income of the periods from and to. */
    public MetricResult ask(int from, int to) {
        QueryPlan plan = queries.plan(new MetricQuery(List.of("net-income"), List.of("period", "account"),
                new PeriodRange(from, to), List.of(), List.of(), List.of(), null, null), controller);
        return lane.read(controller, null,
                snapshot -> queries.answers(snapshot, List.of(List.of(plan))).getFirst().getFirst());
    }

    /** Amounts by "period account", credit positive. */
    public static SortedMap<String, BigDecimal> sums(MetricResult result) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        for (List<?> row : result.rows()) {
            if (row.get(2) instanceof BigDecimal amount) {
                sums.put(row.get(0) + " " + row.get(1), amount.stripTrailingZeros());
            }
        }
        return sums;
    }

    @Override
    public void close() {
        pool.close();
    }
}
