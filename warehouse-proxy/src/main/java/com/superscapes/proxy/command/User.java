package com.superscapes.proxy.command;

import picocli.CommandLine.Command;

/** Users. */
@Command(name = "user", description = "Administer users.", subcommands = UserAdd.class, mixinStandardHelpOptions = true)
final class User {
}
