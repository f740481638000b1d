package com.superscapes.proxy.command;

import com.superscapes.proxy.audit.AuditArchive;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings an archived month back. */
@Command(name = "restore", description = "Bring an archived month back into the log, verified, or change nothing.", mixinStandardHelpOptions = true)
final class AuditRestore implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "MANIFEST", description = "The file audit-YYYY-MM.manifest.json.")
    private Path manifest = Path.of("");

    @Override
    public Integer call() throws Exception {
        long records = new AuditArchive(config.settings().database().dataSource(), Clock.systemUTC())
                .restore(manifest);
        PrintWriter out = spec.commandLine().getOut();
        out.println(records + " records are back.");
        out.flush();
        return 0;
    }
}
