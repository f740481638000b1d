package com.superscapes.proxy.command;

import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends a session. */
@Command(name = "end-session", description = "End a session on every server within 30 seconds.")
final class UserEndSession extends UserCommand {

    @Parameters(paramLabel = "SESSION", description = "Id, as 'user sessions' prints it.")
    private UUID session = new UUID(0, 0);

    @Override
    public Integer call() throws Exception {
        return act("session-end", session.toString(), Map.of(), users -> users.endSession(session));
    }
}
