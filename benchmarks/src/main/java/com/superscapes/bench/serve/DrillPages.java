package com.superscapes.bench.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.superscapes.bench.setup.Timing;
import com.superscapes.ddl.WarehouseLogins;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The lines of the large account, page by page over HTTPS, as the client asks for them. */
public final class DrillPages implements Closeable {

    private static final int WALKING = 500;
    private static final int SHOWN = 200;

    private final ServerProcess server;
    private final Wire wire;
    private final String token;
    private final ObjectMapper json = new ObjectMapper();

    private DrillPages(ServerProcess server, Wire wire, String token) {
        this.server = server;
        this.wire = wire;
        this.token = token;
    }

    /** Adds the account to an export that is loaded afterwards. @param lines it gets */
    public static void prepare(Path export, long lines) throws IOException {
        LargeAccount.addTo(export, lines);
    }

    /** Starts the server and signs in. */
    public static DrillPages open(WarehouseLogins logins, Path folder) throws IOException {
        Clients client = new Clients(1);
        client.create(logins.owner());
        ServerProcess server = ServerProcess.start(logins.proxy(), folder, ServeRun.UNCACHED, List.of());
        try {
            String token = client.tokens(logins.owner(), server).getFirst();
            return new DrillPages(server, new Wire(Wire.sockets(server.caPem()), "localhost", server.port()), token);
        } catch (IOException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /**
     * Reads the account from its first line to its last.
     *
     * @return where pages begin, one for each page but the first
     * @throws IOException when lines are missing or come twice, or don't add up to the total
     */
    public List<String> walk() throws IOException {
        List<String> cursors = new ArrayList<>();
        JsonNode page = page(null, WALKING);
        long wanted = page.path("totalCount").asLong();
        BigDecimal left = new BigDecimal(page.path("total").asText());
        String last = "";
        long seen = 0;
        while (true) {
            for (JsonNode row : page.path("rows")) {
                left = left.subtract(new BigDecimal(row.path(13).asText()));
                seen++;
            }
            String next = page.path("nextCursor").asText(null);
            if (next == null) {
                break;
            }
            if (next.equals(last)) {
                throw new IOException("A page leads to itself.");
            }
            cursors.add(next);
            last = next;
            page = page(next, WALKING);
        }
        if (seen != wanted || left.signum() != 0) {
            throw new IOException(seen + " lines came of " + wanted + ", and " + left + " is missing.");
        }
        return cursors;
    }

    /** How long the first page takes. */
    public Timing first(int times) throws IOException {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            nanos[i] = time(null);
        }
        return new Timing(nanos);
    }

    /** How long pages anywhere take. @param seed chooses them */
    public Timing anywhere(List<String> cursors, int times, long seed) throws IOException {
        Random random = new Random(seed);
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            nanos[i] = time(cursors.get(random.nextInt(cursors.size())));
        }
        return new Timing(nanos);
    }

    private long time(@Nullable String cursor) throws IOException {
        byte[] request = request(cursor, SHOWN);
        long start = System.nanoTime();
        Wire.Reply reply = wire.send(request);
        long took = System.nanoTime() - start;
        answer(reply);
        return took;
    }

    private JsonNode page(@Nullable String cursor, int limit) throws IOException {
        return answer(wire.send(request(cursor, limit)));
    }

    private byte[] request(@Nullable String cursor, int limit) {
        String body = "{\"period\":{\"from\":202401,\"to\":202613},\"filters\":[{\"dimension\":\"account\",\"members\":[\""
                + LargeAccount.CODE + "\"]}],\"limit\":" + limit
                + (cursor == null ? "" : ",\"cursor\":\"" + cursor + "\"") + "}";
        return Wire.post("/v1/drill/lines", token, body).getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode answer(Wire.Reply reply) throws IOException {
        if (reply.status() != 200) {
            throw new IOException("The answer was " + reply.status() + " " + reply.text());
        }
        return json.readTree(reply.body());
    }

    @Override
    public void close() throws IOException {
        try (server) {
            wire.close();
        }
    }
}
