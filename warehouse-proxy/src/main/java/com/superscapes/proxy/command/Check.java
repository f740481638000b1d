package com.superscapes.proxy.command;

import com.superscapes.proxy.check.SelfCheck;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the self-check alone. */
@Command(name = "check", description = "Say what in the database could leak figures; exit code 2 if anything could.", mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        List<String> problems = SelfCheck.problems(config.settings().database().dataSource());
        PrintWriter out = spec.commandLine().getOut();
        problems.forEach(out::println);
        out.println(problems.isEmpty() ? "Nothing would leak." : problems.size() + " problems.");
        out.flush();
        return problems.isEmpty() ? 0 : 2;
    }
}
