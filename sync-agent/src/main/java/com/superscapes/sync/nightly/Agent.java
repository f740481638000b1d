package com.superscapes.sync.nightly;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.config.AgentConfig;
import com.superscapes.sync.config.SourceConfig;
import com.superscapes.sync.secret.Secrets;
import com.superscapes.sync.secret.UnavailableSecret;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What every command works with.
 *
 * @param secrets     those of the sources and of the warehouse
 * @param connections how each kind of source is read
 */
public record Agent(AgentConfig config, Secrets secrets, Connections connections, Clock clock) {

    /** The warehouse's login. @throws UnavailableSecret if its password cannot be had */
    public DatabaseLogin warehouse() throws UnavailableSecret {
        AgentConfig.Warehouse to = config.warehouse();
        return new DatabaseLogin(to.host(), to.port(), to.database(), to.user(),
                secrets.fetch(to.password()).reveal());
    }

    /** The sources of these names, or all when none is named; in the configuration's order. @throws UnknownSource if there is no such source */
    public List<SourceConfig> sources(List<String> names) throws UnknownSource {
        for (String name : names) {
            if (config.source(name).isEmpty()) {
                throw new UnknownSource(name, config.sources().stream().map(SourceConfig::name).toList());
            }
        }
        List<SourceConfig> wanted = new ArrayList<>(config.sources());
        wanted.removeIf(source -> !names.isEmpty() && !names.contains(source.name()));
        return wanted;
    }
}
