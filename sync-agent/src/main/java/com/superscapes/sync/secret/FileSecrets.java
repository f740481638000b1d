package com.superscapes.sync.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** Secrets in files, the whole file one secret. A file that anybody but its owner may read is refused. */
public final class FileSecrets implements SecretSource {

    private static final Set<PosixFilePermission> OWNERS = Set.of(PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final Set<String> SYSTEM = Set.of("NT AUTHORITY\\SYSTEM", "BUILTIN\\Administrators");

    @Override
    public String store() {
        return "file";
    }

    @Override
    public Secret fetch(String name) throws UnavailableSecret {
        try {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file)) {
                throw new UnavailableSecret("there is no secret file " + name);
            }
            check(file);
            String value = Files.readString(file).strip();
            if (value.isEmpty()) {
                throw new UnavailableSecret("the secret file " + name + " is empty");
            }
            return new Secret(value);
        } catch (IOException | InvalidPathException unreadable) {
            // Its message may quote what was read.
            throw new UnavailableSecret("the secret file " + name + " cannot be read as UTF-8 text");
        }
    }

    private static void check(Path file) throws IOException, UnavailableSecret {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null) {
            Set<PosixFilePermission> mode = posix.readAttributes().permissions();
            if (!OWNERS.containsAll(mode)) {
                throw new UnavailableSecret("the secret file " + file + " may be read by others ("
                        + PosixFilePermissions.toString(mode) + "); allow its owner only: chmod 600 " + file);
            }
            return;
        }
        AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (acl == null) {
            throw new UnavailableSecret(
                    "the file system of " + file + " cannot say who may read it; keep the secret elsewhere");
        }
        UserPrincipal owner = acl.getOwner();
        for (AclEntry entry : acl.getAcl()) {
            UserPrincipal who = entry.principal();
            if (entry.type() == AclEntryType.ALLOW && !who.equals(owner) && !SYSTEM.contains(who.getName())) {
                throw new UnavailableSecret("the secret file " + file + " may be used by " + who.getName()
                        + "; allow its owner only");
            }
        }
    }
}
