package com.superscapes.bench.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.superscapes.ddl.WarehouseLogins;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The client's Home over HTTPS, in its one round trip: eight tiles with their prior year, thirteen months of them, gross profit by
 * branch. Every page is another one, by month and branch, so that no answer can have been kept.
 */
public final class HomePages implements Closeable {

    private static final int LAST = 202612;
    private static final String TILES = "\"revenue\",\"gross-profit\",\"gross-margin\",\"operating-income\",\"net-income\"";
    private static final String BALANCES = ",\"cash\",\"receivables\",\"payables\"";
    private static final List<String> FILTERS = Stream.of("MNT", "ENH", "SNO", "N01", "N02", "N03", "S01", "S02", "S03")
            .map(code -> "{\"dimension\":\"" + (code.matches("[NS]0.") ? "branch" : "division")
                    + "\",\"members\":[\"" + code + "\"]}")
            .toList();

    private final ServerProcess server;
    private final Wire wire;
    private final String token;

    private HomePages(ServerProcess server, Wire wire, String token) {
        this.server = server;
        this.wire = wire;
        this.token = token;
    }

    /** Starts a server, signs in as a controller of the whole company. */
    public static HomePages open(WarehouseLogins logins, Path folder) throws IOException {
        Clients client = new Clients(1);
        client.create(logins.owner());
        ServerProcess server = ServerProcess.start(logins.proxy(), folder, ServeRun.UNCACHED, List.of());
        try {
            String token = client.tokens(logins.owner(), server).getFirst();
            return new HomePages(server, new Wire(Wire.sockets(server.caPem()), "localhost", server.port()), token);
        } catch (IOException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** Bodies of pages that are all different: each month of a year, of the company and of its parts that can be filtered on. */
    public List<String> pages() throws IOException {
        List<String> known = new ArrayList<>();
        for (String filter : FILTERS) {
            if (wire.send(request(page(LAST - 100, filter))).status() == 200) {
                known.add(filter);
            }
        }
        List<String> pages = new ArrayList<>();
        for (int period = LAST - 11; period <= LAST; period++) {
            pages.add(page(period, ""));
            for (String filter : known) {
                pages.add(page(period, filter));
            }
        }
        return pages;
    }

    /** Asks for a page. @return nanoseconds it took; its answer is checked afterwards */
    public long time(String page) throws IOException {
        byte[] request = request(page);
        long start = System.nanoTime();
        Wire.Reply reply = wire.send(request);
        long took = System.nanoTime() - start;
        if (reply.status() != 200 || new ObjectMapper().readTree(reply.body()).path("results").size() != 3) {
            throw new IOException("The answer was " + reply.status() + " " + reply.text());
        }
        return took;
    }

    private byte[] request(String page) {
        return Wire.post("/v1/queries", token, page).getBytes(StandardCharsets.UTF_8);
    }

    private static String page(int period, String filter) {
        String rest = ",\"filters\":[" + filter + "],\"comparatives\":[\"PRIOR_YEAR\"]}";
        String month = "\"period\":{\"from\":" + period + ",\"to\":" + period + "}";
        String course = "\"period\":{\"from\":" + (period - 100) + ",\"to\":" + period + "}";
        String tiles = "\"metrics\":[" + TILES + BALANCES + "]";
        return "{\"queries\":[{" + tiles + "," + month + rest + ",{" + tiles + ",\"dimensions\":[\"period\"]," + course
                + rest + ",{\"metrics\":[\"gross-profit\"],\"dimensions\":[\"branch\"]," + month + rest + "]}";
    }

    @Override
    public void close() throws IOException {
        try (server) {
            wire.close();
        }
    }
}
