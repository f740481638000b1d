package com.superscapes.bench.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.proxy.user.UserAdministration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The clients of a run: controllers of the whole company, each with a session and a connection of its own. */
final class Clients {

    private final int count;

    Clients(int count) {
        this.count = count;
    }

    /** Makes their users; those who are there stay. */
    void create(DatabaseLogin owner) {
        UserAdministration users = new UserAdministration(owner.dataSource(), Clock.systemUTC());
        for (int i = 1; i <= count; i++) {
            users.create(login(i), login(i), "controller", null, null);
        }
    }

    /** Signs them in; an access token each, good for ten minutes. */
    List<String> tokens(DatabaseLogin owner, ServerProcess server) throws IOException {
        UserAdministration users = new UserAdministration(owner.dataSource(), Clock.systemUTC());
        List<String> tokens = new ArrayList<>();
        try (Wire wire = new Wire(Wire.sockets(server.caPem()), "localhost", server.port())) {
            for (int i = 1; i <= count; i++) {
                String body = "{\"oneTimeToken\":\"" + users.oneTimeToken(login(i)) + "\"}";
                Wire.Reply reply = wire
                        .send(Wire.post("/v1/sign-in", null, body).getBytes(StandardCharsets.UTF_8));
                tokens.add(new ObjectMapper().readTree(reply.body()).path("accessToken").asText());
            }
        }
        return tokens;
    }

    private static String login(int i) {
        return "bench-client-" + i;
    }

    /** Runs them in a process of their own. */
    static LoadFigures run(LoadPlan plan, Path log) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> command = List.of(ChildProcess.java(), "-XX:+UseSerialGC", "-Xmx128m", "-Xss256k", "-cp",
                System.getProperty("java.class.path"), LoadGenerator.class.getName());
        try (ChildProcess generator = ChildProcess.start(command, null, json.writeValueAsString(plan), log)) {
            return json.readValue("{" + generator.lineAfter("{"), LoadFigures.class);
        }
    }
}
