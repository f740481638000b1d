package com.superscapes.proxy;

import com.superscapes.proxy.command.Root;

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
        System.exit(Root.run(arguments));
    }
}
