package com.superscapes.proxy.command;

import com.superscapes.proxy.user.UserAdministration;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command about users shares: the owner's login, and a record in the audit log before and after. */
@Command(mixinStandardHelpOptions = true)
abstract class UserCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Does it; failures are sentences. */
    final int act(String code, @Nullable String about, Map<String, ?> details, Consumer<UserAdministration> work)
            throws Exception {
        DataSource owner = config.settings().database().dataSource();
        Clock clock = Clock.systemUTC();
        new CommandRecord(owner, code, about, details, clock)
                .around(() -> work.accept(new UserAdministration(owner, clock)));
        return 0;
    }

    /** Only reads. */
    final int read(Consumer<UserAdministration> work) throws IOException {
        work.accept(new UserAdministration(config.settings().database().dataSource(), Clock.systemUTC()));
        return 0;
    }

    final void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
