package com.superscapes.proxy.command;

import com.superscapes.proxy.user.UserAdministration;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds a user; the settings name the owner's login, not the server's. */
@Command(name = "add", description = "Add a user, or change one. The settings must name the warehouse owner's login.", mixinStandardHelpOptions = true)
final class UserAdd implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--login", required = true, paramLabel = "LOGIN", description = "Name to sign in with.")
    private String login = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Name for people.")
    private String name = "";

    @Option(names = "--role", required = true, paramLabel = "ROLE", description = "executive, controller, accountant, branch-manager, payroll, auditor or administrator.")
    private String role = "";

    @Option(names = "--branch", paramLabel = "CODE", description = "A branch in scope; repeat it. None for every branch.")
    private @Nullable List<String> branches;

    @Option(names = "--password", required = true, interactive = true, arity = "0..1", description = "Asked for on the terminal; at least 12 characters.")
    private char[] password = new char[0];

    @Override
    public Integer call() throws Exception {
        try {
            new UserAdministration(config.settings().database().dataSource(), Clock.systemUTC()).create(login, name,
                    role, branches, password);
            return 0;
        } finally {
            Arrays.fill(password, ' ');
        }
    }
}
