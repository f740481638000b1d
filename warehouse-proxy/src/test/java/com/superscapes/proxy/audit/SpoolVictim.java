package com.superscapes.proxy.audit;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.proxy.database.Lane;
import com.superscapes.proxy.database.Lanes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** A server's audit log in a process that a test kills: says each record's request once it counts as answered. */
final class SpoolVictim {

    private SpoolVictim() {
    }

    /** @param arguments append or bring, the spool's file, and the login: host, port, database, user, password */
    public static void main(String[] arguments) {
        DatabaseLogin login = new DatabaseLogin(arguments[2], Integer.parseInt(arguments[3]), arguments[4],
                arguments[5], arguments[6]);
        try (Lane pool = Lane.writing(login, Lanes.STANDARD.records());
                AuditLog log = new AuditLog(pool, "one", Clock.systemUTC(),
                        new AuditSpool(new SpoolSettings(Path.of(arguments[1]), Duration.ofMinutes(10))), seq -> {
                        })) {
            if (arguments[0].equals("bring")) {
                log.bringIn();
                return;
            }
            for (int i = 0; i < 20_000; i++) {
                String request = "v" + i;
                try {
                    log.appendOrSpool(SpoolTest.plain(request));
                    System.out.println(request);
                } catch (RuntimeException refused) {
                    System.out.println("refused " + refused.getMessage());
                }
            }
        }
    }
}
