package com.superscapes.proxy.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes a user. */
@Command(name = "remove", description = "Remove a user with their sessions; the audit log keeps what they did.")
final class UserRemove extends UserCommand {

    @Parameters(paramLabel = "LOGIN", description = "Whom.")
    private String login = "";

    @Override
    public Integer call() throws Exception {
        return act("user-remove", login, Map.of(), users -> users.remove(login));
    }
}
