package com.superscapes.proxy.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Locks a user. */
@Command(name = "lock", description = "Lock a user; their sessions end within 30 seconds on every server.")
final class UserLock extends UserCommand {

    @Parameters(paramLabel = "LOGIN", description = "Whom.")
    private String login = "";

    @Override
    public Integer call() throws Exception {
        return act("user-lock", login, Map.of(), users -> users.lock(login, true));
    }
}
