package com.superscapes.bench.serve;

import com.superscapes.ddl.server.DatabaseLogin;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A server's classes, loaded and linked ahead of time (docs/security.md, "Starting fast"). */
final class AotCache {

    private AotCache() {
    }

    /**
     * Makes one by a rehearsal of the server, as its start script does.
     *
     * @return options that start a server with it; empty where classes don't come from jars, as Java wants it
     */
    static Optional<List<String>> train(DatabaseLogin database, Path folder) throws IOException {
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            if (!Files.isRegularFile(Path.of(entry))) {
                return Optional.empty();
            }
        }
        Path cache = folder.resolve("warehouse-proxy.aot");
        ServerProcess.rehearse(database, folder, List.of("-XX:AOTCacheOutput=" + cache));
        if (!Files.exists(cache)) {
            throw new IOException("Java made no AOT cache; see " + folder.resolve("serve.log"));
        }
        return Optional.of(List.of("-XX:AOTCache=" + cache));
    }
}
