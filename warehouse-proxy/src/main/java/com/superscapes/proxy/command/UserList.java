package com.superscapes.proxy.command;

import com.superscapes.api.user.UserAccount;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** Lists users. */
@Command(name = "list", description = "List the users: login, name, role, scope, state, last sign-in.")
final class UserList extends UserCommand {

    @Override
    public Integer call() throws Exception {
        return read(users -> {
            List<UserAccount> all = users.list();
            all.forEach(user -> say(line(user)));
            say(all.size() + (all.size() == 1 ? " user." : " users."));
        });
    }

    private static String line(UserAccount user) {
        return String.join("\t", user.login(), user.displayName(), user.role(),
                scope("branches", user.everyBranch(), user.branches()),
                scope("divisions", user.everyDivision(), user.divisions()),
                user.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                user.lastSignInAt() == null ? "never" : user.lastSignInAt().toString());
    }

    private static String scope(String what, boolean every, List<String> codes) {
        return every ? "all " + what : what + " " + String.join(",", codes);
    }
}
