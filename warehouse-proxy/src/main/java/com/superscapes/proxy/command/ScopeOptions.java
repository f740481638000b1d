package com.superscapes.proxy.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Name, role and scope of a user. */
final class ScopeOptions {

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Name for people.")
    private String name = "";

    @Option(names = "--role", required = true, paramLabel = "ROLE", description = "executive, controller, accountant, branch-manager, payroll, auditor or administrator.")
    private String role = "";

    @Option(names = "--branch", paramLabel = "CODE", description = "A branch in scope; repeat it. None for every branch.")
    private @Nullable List<String> branches;

    @Option(names = "--division", paramLabel = "CODE", description = "A division in scope; repeat it. None for every division.")
    private @Nullable List<String> divisions;

    String name() {
        return name;
    }

    String role() {
        return role;
    }

    @Nullable
    List<String> branches() {
        return branches;
    }

    @Nullable
    List<String> divisions() {
        return divisions;
    }

    /** For the audit log. */
    Map<String, Object> details() {
        return Map.of("name", name, "role", role, "branches", branches == null ? "every" : branches, "divisions",
                divisions == null ? "every" : divisions);
    }
}
