package com.superscapes.proxy.command;

import picocli.CommandLine.Command;

/** Users and their sessions. */
@Command(name = "user", description = "Administer users and sessions. The settings must name the warehouse owner's login.", subcommands = {
        UserAdd.class, UserList.class, UserChange.class, UserReset.class, UserLock.class, UserUnlock.class,
        UserRemove.class, UserSessions.class,
        UserEndSession.class}, mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class User {
}
