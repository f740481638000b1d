package com.superscapes.proxy.backup;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.server.Folders;
import com.superscapes.ddl.server.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The login's password where only its owner and Postgres' programs find it: no argument and no variable shows it. */
final class PasswordFile implements AutoCloseable {

    private final Path folder;

    PasswordFile(DatabaseLogin login) throws IOException {
        folder = Files.createTempDirectory("superscapes-backup");
        PrivateFiles.createFolder(folder);
        PrivateFiles.write(path(), "*:*:*:" + escaped(login.user()) + ":" + escaped(login.password()) + "\n");
    }

    Path path() {
        return folder.resolve("pgpass");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(":", "\\:");
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }
}
