package com.superscapes.bench.serve;

import com.superscapes.bench.BenchProgress;
import com.superscapes.bench.MissingSoftware;
import com.superscapes.bench.load.FilledWarehouse;
import com.superscapes.bench.setup.Workbench;
import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.WarehouseLogins;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A warehouse with clients, asked through the server and through PostGraphile; each process ends with its measurement. */
public final class ServeRun {

    /** Settings of a server that reads every answer from the database. */
    public static final Map<String, String> UNCACHED = Map.of("cache.megabytes", "0");

    /** Settings of a server as it comes. */
    public static final Map<String, String> CACHED = Map.of();

    private static final String ROLE = RoleNames.STANDARD.reading("controller");
    private static final int CONNECTIONS = 16;
    private static final int LONGEST_WARM_UP = 30;

    private final Workbench bench;
    private final WarehouseLogins logins;
    private final Clients clients;
    private final int count;
    private final int seconds;
    private final BenchProgress progress;

    private ServeRun(Workbench bench, WarehouseLogins logins, int count, int seconds, BenchProgress progress) {
        this.bench = bench;
        this.logins = logins;
        this.clients = new Clients(count);
        this.count = count;
        this.seconds = seconds;
        this.progress = progress;
    }

    /** Fetches PostGraphile, fills the warehouse, makes the view and the users. */
    public static ServeRun prepare(Workbench bench, int clients, int seconds, BenchProgress progress)
            throws IOException, SQLException, MissingSoftware {
        progress.step("Fetching PostGraphile");
        PostGraphile.install(bench.folder("postgraphile"));
        ServeRun run = of(bench, FilledWarehouse.of(bench, progress), clients, seconds, progress);
        TileView.create(run.logins.owner(), ROLE);
        return run;
    }

    /** Makes the users of a warehouse that is filled, for the server alone. */
    public static ServeRun of(Workbench bench, WarehouseLogins logins, int clients, int seconds,
            BenchProgress progress) throws SQLException {
        ServeRun run = new ServeRun(bench, logins, clients, seconds, progress);
        run.clients.create(logins.owner());
        bench.settle();
        return run;
    }

    /** @throws IllegalStateException when the two don't give the same numbers for every month */
    public void compare() throws IOException, SQLException {
        try (ServerProcess server = server(UNCACHED); PostGraphile reference = postGraphile()) {
            String token = clients.tokens(logins.owner(), server).getFirst();
            try (Wire ours = new Wire(Wire.sockets(server.caPem()), "localhost", server.port());
                    Wire theirs = new Wire(Wire.sockets(null), "localhost", reference.port())) {
                for (int period : TileView.periods()) {
                    List<BigDecimal> got = TileView.ours(ours.send(bytes(TileView.query(period, token))));
                    List<BigDecimal> wanted = TileView.theirs(theirs.send(bytes(TileView.graphQl(period))));
                    if (!got.equals(wanted)) {
                        throw new IllegalStateException("The server and PostGraphile differ in " + period + ": " + got
                                + " and " + wanted + ".");
                    }
                }
            }
        }
    }

    /**
     * Measures the server.
     *
     * @param name     what the figures are called
     * @param settings of the server, beside its usual ones
     * @param into     takes the figures
     */
    public LoadFigures ours(String name, Map<String, String> settings, Map<String, Object> into) throws IOException {
        try (ServerProcess server = server(settings)) {
            List<List<String>> requests = new ArrayList<>();
            for (String token : clients.tokens(logins.owner(), server)) {
                requests.add(rotated(requests.size(), TileView.periods()).stream()
                        .map(period -> TileView.query(period, token)).toList());
            }
            progress.step("Asking the server for " + seconds + " s (" + name + ")");
            BigDecimal idle = server.residentMb();
            LoadFigures load = load(server.port(), server.caPem(), "\"totals\":[\"", "", requests);
            put(into, name, load, idle, server.residentMb());
            return load;
        }
    }

    /** Measures PostGraphile. */
    public LoadFigures reference(String name, Map<String, Object> into) throws IOException, SQLException {
        try (PostGraphile server = postGraphile()) {
            List<List<String>> requests = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                requests.add(rotated(i, TileView.periods()).stream().map(TileView::graphQl).toList());
            }
            progress.step("Asking PostGraphile for " + seconds + " s (" + name + ")");
            BigDecimal idle = server.residentMb();
            LoadFigures load = load(server.port(), null, "\"revenue\":\"", "\"errors\"", requests);
            put(into, name, load, idle, server.residentMb());
            return load;
        }
    }

    private LoadFigures load(int port, @Nullable String caPem, String mustContain, String mustNot,
            List<List<String>> requests) throws IOException {
        int warmUp = Math.clamp(seconds / 5, 1, LONGEST_WARM_UP);
        return Clients.run(new LoadPlan("localhost", port, caPem, warmUp, seconds, mustContain, mustNot, requests),
                bench.folder("generator.log"));
    }

    private ServerProcess server(Map<String, String> settings) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(
                Map.of("lane.reports-connections", Integer.toString(CONNECTIONS)));
        all.putAll(settings);
        return ServerProcess.start(logins.proxy(), bench.folder("serve"), all, List.of());
    }

    private PostGraphile postGraphile() throws IOException, SQLException {
        return PostGraphile.start(bench.folder("postgraphile"), logins.proxy(), ROLE, CONNECTIONS);
    }

    private static void put(Map<String, Object> into, String name, LoadFigures load, @Nullable BigDecimal idle,
            @Nullable BigDecimal after) {
        Map<String, Object> printed = load.printed();
        if (idle != null && after != null) {
            printed.put("residentMbBefore", idle);
            printed.put("residentMbAfter", after);
        }
        into.put(name, printed);
    }

    /** Every client begins with another month. */
    private static List<Integer> rotated(int by, List<Integer> periods) {
        List<Integer> turned = new ArrayList<>(periods);
        Collections.rotate(turned, by);
        return turned;
    }

    private static byte[] bytes(String request) {
        return request.getBytes(StandardCharsets.UTF_8);
    }
}
