package com.superscapes.proxy.command;

import com.superscapes.proxy.audit.AuditVerification;
import com.superscapes.proxy.audit.ChainReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Verifies every chain. */
@Command(name = "verify", description = "Compute every record's hash anew and hold the chains against the anchor file; exit code 2 if anything was changed, left out, added, moved or cut off.", mixinStandardHelpOptions = true)
final class AuditVerify implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Settings settings = config.settings();
        Map<String, Map<Long, String>> anchors = settings.anchored() ? settings.anchors().read() : Map.of();
        List<ChainReport> reports = AuditVerification.run(settings.database().dataSource(), anchors);
        PrintWriter out = spec.commandLine().getOut();
        if (!settings.anchored()) {
            out.println("Without an anchor file a log that was cut off or written anew as a whole can't be told.");
        }
        for (ChainReport report : reports) {
            report.problems().forEach(out::println);
            report.open().forEach(open -> out.println(report.task() + " " + open + ": begun, with no outcome"));
            out.println(report.task() + ": " + report.records() + " records, the newest is " + report.lastSeq() + ", "
                    + (report.problems().isEmpty() ? "whole." : report.problems().size() + " problems."));
        }
        out.flush();
        return reports.stream().allMatch(report -> report.problems().isEmpty()) ? 0 : 2;
    }
}
