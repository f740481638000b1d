package com.superscapes.proxy.command;

import com.superscapes.proxy.audit.AuditArchive;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes old months out of the log. */
@Command(name = "archive", description = "Write months to files with manifests, read them back, and take them out of the log. The files are to be kept seven years.", mixinStandardHelpOptions = true)
final class AuditArchiveMonths implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--before", required = true, paramLabel = "YYYY-MM", description = "Every month before this one.")
    private String before = "";

    @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "Where the files go.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws Exception {
        AuditArchive archive = new AuditArchive(config.settings().database().dataSource(), Clock.systemUTC());
        PrintWriter out = spec.commandLine().getOut();
        List<YearMonth> months = archive.monthsBefore(YearMonth.parse(before));
        for (YearMonth month : months) {
            out.println("Archived " + month + ": " + archive.archive(month, folder));
        }
        out.println(months.size() + (months.size() == 1 ? " month." : " months."));
        out.flush();
        return 0;
    }
}
