package com.superscapes.proxy.command;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds a user; the settings name the owner's login, not the server's. */
@Command(name = "add", description = "Add a user, or give an existing one this name, role, scope and password.")
final class UserAdd extends UserCommand {

    @Option(names = "--login", required = true, paramLabel = "LOGIN", description = "Name to sign in with.")
    private String login = "";

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    @Option(names = "--password", required = true, interactive = true, arity = "0..1", description = "Asked for on the terminal; at least 12 characters.")
    private char[] password = new char[0];

    @Override
    public Integer call() throws Exception {
        try {
            return act("user-add", login.toLowerCase(Locale.ROOT), scope.details(),
                    users -> users.create(login, scope.name(), scope.role(),
                            scope.branches(), scope.divisions(), password));
        } finally {
            Arrays.fill(password, ' ');
        }
    }
}
