package com.superscapes.proxy.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves until the process is stopped, or rehearses that. */
@Command(name = "serve", description = "Serve clients until stopped.", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--rehearse", description = "Start, answer once on this machine and end, for Java to learn from.")
    private boolean rehearse;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (rehearse) {
            Rehearsal.run(config.settings());
        } else {
            Serving.untilStopped(config.settings(), spec.commandLine().getOut());
        }
        return 0;
    }
}
