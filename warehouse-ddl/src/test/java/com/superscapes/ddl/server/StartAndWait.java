package com.superscapes.ddl.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that starts a server, prints its port and waits to be killed. */
final class StartAndWait {

    private StartAndWait() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        LocalPostgres server = LocalPostgres.start(Path.of(arguments[0]));
        System.out.println("port " + server.admin("postgres").port());
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
