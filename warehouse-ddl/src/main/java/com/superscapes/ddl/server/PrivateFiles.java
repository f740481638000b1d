package com.superscapes.ddl.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Files and folders that only their owner can open: mode 0600 and 0700, or the same as an access list on Windows. */
public final class PrivateFiles {

    private PrivateFiles() {
    }

    /** Makes the folder and its parents; the folder itself is closed to everybody else, also when it was there before. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        restrict(folder, "rwx------");
    }

    /** Writes a file that was never readable by anybody else, not even while it was being written. */
    public static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        restrict(fresh, "rw-------");
        Files.writeString(fresh, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void restrict(Path path, String mode) throws IOException {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        if (views.contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        } else if (views.contains("acl")) {
            AclFileAttributeView acl = Files.getFileAttributeView(path, AclFileAttributeView.class);
            acl.setAcl(List.of(AclEntry.newBuilder().setType(AclEntryType.ALLOW).setPrincipal(acl.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class)).build()));
        }
    }
}
