package com.superscapes.proxy.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** A file with a private key is its owner's alone, or it is not used. */
final class PrivateKeyFile {

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private PrivateKeyFile() {
    }

    /**
     * A group may read it, as certificate tools arrange it for their servers.
     *
     * @throws IOException when others may, or the file is missing
     */
    static void require(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("The file " + file + " with the server's key can't be read.");
        }
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
            throw new IOException("The file " + file + " holds the server's key, and others may read or change it. Run:"
                    + " chmod 600 " + file);
        }
    }
}
