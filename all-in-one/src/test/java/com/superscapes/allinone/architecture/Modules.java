package com.superscapes.allinone.architecture;

import java.util.Map;
import java.util.Set;

/** The modules, the package of each, and the modules that each may use: the arrows of docs/architecture.md. */
final class Modules {

    static final String ROOT = "com.superscapes.";

    /** Package of each module by the module's name. */
    static final Map<String, String> PACKAGES = Map.of("warehouse-api", "api", "reports", "reports", "warehouse-ddl",
            "ddl", "sample-company", "sample", "sync-agent", "sync", "warehouse-proxy", "proxy", "desktop-app",
            "desktop", "benchmarks", "bench", "all-in-one", "allinone");

    private static final Map<String, Set<String>> ARROWS = Map.of("warehouse-api", Set.of(), "reports",
            Set.of("warehouse-api"), "warehouse-ddl", Set.of(), "sample-company", Set.of(), "sync-agent",
            Set.of("warehouse-ddl"), "warehouse-proxy", Set.of("warehouse-api", "reports", "warehouse-ddl"),
            "desktop-app", Set.of("warehouse-api", "reports"), "benchmarks",
            Set.of("warehouse-api", "reports", "warehouse-ddl", "sample-company", "sync-agent", "warehouse-proxy"),
            "all-in-one", PACKAGES.keySet());

    private Modules() {
    }

    /** The modules whose main code the given module's main code may use. */
    static Set<String> allowedFor(String module) {
        return ARROWS.getOrDefault(module, Set.of());
    }

    static String packageOf(String module) {
        return ROOT + PACKAGES.get(module) + "..";
    }
}
