package com.superscapes.proxy.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The installation's own secret, made once: signs access tokens and seals cursors, each with a key derived for it. */
public final class InstallationKey {

    private static final int LENGTH = 32;

    private final byte[] secret;

    private InstallationKey(byte[] secret) {
        this.secret = secret;
    }

    /** A key that lives as long as this process: sessions go on by their refresh tokens after a restart. */
    public static InstallationKey ofProcess() {
        byte[] secret = new byte[LENGTH];
        new SecureRandom().nextBytes(secret);
        return new InstallationKey(secret);
    }

    /** The key in a file only its owner may read; made when missing, so that several servers can share it. */
    public static InstallationKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            byte[] secret = Files.readAllBytes(file);
            if (secret.length != LENGTH) {
                throw new IllegalStateException("The key file " + file + " is not a key of " + LENGTH + " bytes");
            }
            return new InstallationKey(secret);
        } catch (IOException failed) {
            throw new UncheckedIOException("The key file " + file + " can't be read", failed);
        }
    }

    private static void create(Path file) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] onlyOwner = posix
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, onlyOwner);
            Files.write(file, ofProcess().secret);
        } catch (FileAlreadyExistsException otherServer) {
            // Another server of this installation was faster; its key holds.
            return;
        }
    }

    /** The key for one purpose, 32 bytes. */
    byte[] derive(String purpose) {
        return hmac(secret, purpose.getBytes(StandardCharsets.UTF_8));
    }

    /** HMAC-SHA256 over {@code content} with the key for {@code purpose}. */
    public byte[] seal(String purpose, byte[] content) {
        return hmac(derive(purpose), content);
    }

    private static byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }
}
