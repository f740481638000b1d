package com.superscapes.bench.setup;

import com.superscapes.ddl.server.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary folder; closing deletes it with all that is in it. */
public final class ScratchFolder implements AutoCloseable {

    private final Path path;

    public ScratchFolder() throws IOException {
        path = Files.createTempDirectory("superscapes-bench-");
    }

    /** Something in it. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        Folders.delete(path);
    }
}
