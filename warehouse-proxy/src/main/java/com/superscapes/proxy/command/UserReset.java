package com.superscapes.proxy.command;

import com.superscapes.api.user.TemporaryPassword;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a temporary password. */
@Command(name = "reset", description = "Print a temporary password, good for one sign-in within 24 hours that names a new one.")
final class UserReset extends UserCommand {

    @Parameters(paramLabel = "LOGIN", description = "Whom.")
    private String login = "";

    @Override
    public Integer call() throws Exception {
        return act("user-reset", login, Map.of(), users -> {
            TemporaryPassword given = users.reset(login);
            say(given.password());
            say("Good until " + given.expiresAt() + " for one sign-in that names a new password.");
        });
    }
}
