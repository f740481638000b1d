package com.superscapes.proxy.command;

import picocli.CommandLine.Command;

/** The audit log. */
@Command(name = "audit", description = "Verify, archive and restore the audit log. The settings must name the warehouse owner's login.", subcommands = {
        AuditVerify.class, AuditArchiveMonths.class,
        AuditRestore.class}, mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class Audit {
}
