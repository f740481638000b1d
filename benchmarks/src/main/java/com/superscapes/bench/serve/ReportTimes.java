package com.superscapes.bench.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.superscapes.ddl.WarehouseLogins;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The reports of the catalogue over HTTPS, with the parameters they have before anybody changes one; no answer is kept. */
public final class ReportTimes implements Closeable {

    private final ServerProcess server;
    private final Wire wire;
    private final String token;

    private ReportTimes(ServerProcess server, Wire wire, String token) {
        this.server = server;
        this.wire = wire;
        this.token = token;
    }

    /** Starts a server, signs in as a controller of the whole company. */
    public static ReportTimes open(WarehouseLogins logins, Path folder) throws IOException {
        Clients client = new Clients(1);
        client.create(logins.owner());
        ServerProcess server = ServerProcess.start(logins.proxy(), folder, ServeRun.UNCACHED, List.of());
        try {
            String token = client.tokens(logins.owner(), server).getFirst();
            return new ReportTimes(server, new Wire(Wire.sockets(server.caPem()), "localhost", server.port()), token);
        } catch (IOException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** Codes of the reports that need no choice first, as a customer's page does. */
    public List<String> codes() throws IOException {
        List<String> codes = new ArrayList<>();
        for (JsonNode report : new ObjectMapper().readTree(answer(Wire.get("/v1/reports", token)).body())) {
            boolean choice = false;
            for (JsonNode parameter : report.path("parameters")) {
                choice |= parameter.path("required").asBoolean() && parameter.path("defaultValue").asText().isEmpty();
            }
            if (!choice) {
                codes.add(report.path("code").asText());
            }
        }
        return codes;
    }

    /** Asks for one. @return nanoseconds until its whole answer had come */
    public long time(String code) throws IOException {
        String request = Wire.post("/v1/reports/" + code, token, "{}");
        long start = System.nanoTime();
        answer(request);
        return System.nanoTime() - start;
    }

    private Wire.Reply answer(String request) throws IOException {
        Wire.Reply reply = wire.send(request.getBytes(StandardCharsets.UTF_8));
        if (reply.status() != 200) {
            throw new IOException("The answer was " + reply.status() + " " + reply.text());
        }
        return reply;
    }

    @Override
    public void close() throws IOException {
        try (server) {
            wire.close();
        }
    }
}
