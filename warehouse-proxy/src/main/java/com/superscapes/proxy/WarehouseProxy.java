package com.superscapes.proxy;

import com.superscapes.proxy.command.Root;
import com.superscapes.proxy.command.Serving;
import java.io.PrintWriter;
import java.security.Security;

/** Main class. */
public final class WarehouseProxy {

    private WarehouseProxy() {
    }

    /** Runs {@code warehouse-proxy serve | user | audit | check}. */
    public static void main(String[] arguments) {
        // Before the first logger is made: this process logs JSON, a program that embeds the server decides for itself.
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "com/superscapes/proxy/logback.xml");
        }
        // A database or provider that moved to another address is found there within seconds; Java would keep the old one.
        Security.setProperty("networkaddress.cache.ttl", "5");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        System.exit(Serving.asked(arguments)
                ? Serving.run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments)
                : Root.run(arguments));
    }
}
