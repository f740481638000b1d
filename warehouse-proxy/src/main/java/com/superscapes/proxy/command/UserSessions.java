package com.superscapes.proxy.command;

import com.superscapes.api.user.LiveSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists live sessions. */
@Command(name = "sessions", description = "List live sessions: id, login, how, from where, since, last used.")
final class UserSessions extends UserCommand {

    @Parameters(paramLabel = "LOGIN", arity = "0..1", description = "Whose; everybody's without it.")
    private @Nullable String login;

    @Override
    public Integer call() throws Exception {
        return read(users -> {
            List<LiveSession> live = users.sessions(login);
            live.forEach(each -> say(String.join("\t", each.id(), each.login(), each.method(), each.clientAddress(),
                    each.startedAt().toString(), each.lastUsedAt().toString())));
            say(live.size() + (live.size() == 1 ? " session." : " sessions."));
        });
    }
}
