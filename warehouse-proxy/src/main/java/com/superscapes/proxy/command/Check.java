package com.superscapes.proxy.command;

import com.superscapes.proxy.check.Finding;
import com.superscapes.proxy.check.Findings;
import com.superscapes.proxy.check.Severity;
import com.superscapes.proxy.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says all that is wrong with a configuration, before a server is started with it. */
@Command(name = "check", description = "Say all that is wrong with the settings, the certificate, the database and the identity provider. Changes nothing.", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
        "0:nothing is wrong", "1:warnings only: the server would serve",
        "2:errors: the server would not start, not answer, or let somebody see too much"})
final class Check implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--host", paramLabel = "NAME", description = "A name or address that clients use for this server; the certificate must be for it.")
    private List<String> hosts = List.of();

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Option(names = "--quiet", description = "Leave out what is as it should be.")
    private boolean quiet;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Findings findings = findings();
        long errors = findings.count(Severity.ERROR);
        long warnings = findings.count(Severity.WARNING);
        List<Finding> shown = findings.all().stream().filter(each -> !quiet || each.severity() != Severity.OK).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(
                    Map.of("findings", shown, "errors", errors, "warnings", warnings)));
        } else {
            shown.forEach(each -> out.println(String.format(Locale.ROOT, "%-8s %s: %s",
                    each.severity().name().toLowerCase(Locale.ROOT), each.about(), each.sentence())));
            out.println(errors + " errors, " + warnings + " warnings.");
        }
        out.flush();
        return errors > 0 ? 2 : warnings > 0 ? 1 : 0;
    }

    private Findings findings() {
        try {
            return new SettingsCheck(Settings.read(config.file(), System.getenv()), config.file(), hosts,
                    Clock.systemUTC()).run();
        } catch (IOException | IllegalArgumentException unreadable) {
            Findings findings = new Findings();
            findings.error("settings", "The settings file " + config.file() + " can't be read.");
            return findings;
        }
    }
}
