package com.superscapes.sync.command;

import com.superscapes.sync.deletion.Decisions;
import com.superscapes.sync.deletion.HeldDeletion;
import com.superscapes.sync.nightly.Agent;
import com.superscapes.sync.secret.UnavailableSecret;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides on deletions that were held back: which, by whom. */
abstract class DeletionsCommand extends AgentCommand {

    @Parameters(arity = "1..*", paramLabel = "NUMBER", description = "As status shows them.")
    private List<Long> numbers = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(names = "--by", paramLabel = "NAME", defaultValue = "${sys:user.name}", description = "Who decides, for the record (default: the account of this machine).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String by;

    private final String decision;
    private final String told;

    /** @param told what happens now */
    DeletionsCommand(String decision, String told) {
        this.decision = decision;
        this.told = told;
    }

    @Override
    final int work() throws SQLException, IOException, UnavailableSecret {
        if (by.isBlank()) {
            throw usage("--by needs a name");
        }
        Agent agent = config.agent();
        try (Connection connection = agent.warehouse().dataSource().getConnection()) {
            Decisions decisions = new Decisions(connection, agent.clock());
            connection.setAutoCommit(false);
            Optional<Long> unknown = decisions.decide(new LinkedHashSet<>(numbers), decision, by);
            connection.commit();
            if (unknown.isPresent()) {
                throw usage("No deletion is held under number " + unknown.get() + "; status lists those that are");
            }
            for (HeldDeletion held : decisions.open()) {
                if (numbers.contains(held.id())) {
                    out().println(held.id() + " " + held.sourceSystem() + ", " + held.name()
                            + String.format(Locale.US, ": %,d rows, ", held.gone()) + told);
                }
            }
        }
        return 0;
    }
}
