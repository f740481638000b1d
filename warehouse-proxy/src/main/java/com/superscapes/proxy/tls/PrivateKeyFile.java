package com.superscapes.proxy.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** A file with a private key is its owner's alone, or it is not used. */
public final class PrivateKeyFile {

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
        if (openToOthers(file)) {
            throw new IOException("The file " + file + " holds the server's key, and others may read or change it. Run:"
                    + " chmod 600 " + file);
        }
    }

    /** True when users other than the owner and its group may read or change the file; false where there are no such rights. */
    public static boolean openToOthers(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
    }
}
