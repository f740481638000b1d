package com.superscapes.proxy.command;

import com.superscapes.proxy.ProxyServer;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves until the process is stopped. */
@Command(name = "serve", description = "Serve clients until stopped.", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Settings settings = config.settings();
        settings.logFormat().use();
        ProxyServer server = ProxyServer.start(settings.config(Clock.systemUTC()));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        PrintWriter out = spec.commandLine().getOut();
        out.println("Listening on port " + server.port());
        out.flush();
        stopped.await();
        return 0;
    }
}
