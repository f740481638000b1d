package com.superscapes.proxy.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Unlocks a user. */
@Command(name = "unlock", description = "Unlock a user, also one locked out by wrong passwords.")
final class UserUnlock extends UserCommand {

    @Parameters(paramLabel = "LOGIN", description = "Whom.")
    private String login = "";

    @Override
    public Integer call() throws Exception {
        return act("user-unlock", login, Map.of(), users -> users.lock(login, false));
    }
}
