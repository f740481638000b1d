package com.superscapes.proxy.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes a user. */
@Command(name = "change", description = "Change a user's name, role and scope at once; their sessions end. The password stays.")
final class UserChange extends UserCommand {

    @Parameters(paramLabel = "LOGIN", description = "Whom.")
    private String login = "";

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    @Override
    public Integer call() throws Exception {
        return act("user-change", login, scope.details(),
                users -> users.change(login, scope.name(), scope.role(), scope.branches(), scope.divisions()));
    }
}
