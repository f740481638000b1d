package com.superscapes.sync.nightly;

import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.config.AgentConfig;
import com.superscapes.sync.config.SourceConfig;
import com.superscapes.sync.drop.Arrivals;
import com.superscapes.sync.secret.Secrets;
import com.superscapes.sync.secret.UnavailableSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How each kind of source is read: files by the planner, others by the factory registered for their kind. */
public final class Connections {

    private final Map<String, ConnectionFactory> factories = new LinkedHashMap<>();

    /** Every kind that this program reads. */
    public static Connections standard() {
        return new Connections().with("odbc", TableConnections::odbc).with("jdbc", TableConnections::jdbc);
    }

    /** The same with one more kind, or another way to read it. */
    public Connections with(String kind, ConnectionFactory factory) {
        Connections more = new Connections();
        more.factories.putAll(factories);
        more.factories.put(kind, factory);
        return more;
    }

    /**
     * What to load of a source.
     *
     * @throws UnavailableSecret if a secret it needs cannot be had, or this program cannot read sources of its kind
     */
    public LoadRequest request(SourceConfig source, AgentConfig config, Secrets secrets, int sliceRows, Duration wait)
            throws UnavailableSecret {
        ConnectionFactory factory = factories.get(source.kind());
        if (factory != null) {
            return LoadRequest.of(factory.connection(source, config, secrets), sliceRows, wait);
        }
        return switch (source) {
            case SourceConfig.Files files ->
                new LoadRequest(in(files.folder(), files.mapping()), files.mapping(), sliceRows, wait);
            case SourceConfig.DropFolder drop ->
                new LoadRequest(in(drop.folder(), drop.mapping()), drop.mapping(), sliceRows, wait);
            default ->
                throw new UnavailableSecret("sources of kind '" + source.kind() + "' cannot be read by this build");
        };
    }

    /** Without a mapping each file of a folder is recognized for itself; with one, the folder is taken as it says. */
    private static List<Path> in(Path folder, @Nullable Path mapping) {
        if (mapping != null || Files.exists(folder.resolve("mapping.yaml")) || !Files.isDirectory(folder)) {
            return List.of(folder);
        }
        try {
            return Arrivals.files(folder);
        } catch (IOException unreadable) {
            return List.of(folder); // the load says why
        }
    }
}
