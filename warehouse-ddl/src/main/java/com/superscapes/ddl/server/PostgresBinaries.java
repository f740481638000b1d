package com.superscapes.ddl.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The Postgres programs that come with us, unpacked once per user and version. */
final class PostgresBinaries {

    private PostgresBinaries() {
    }

    /**
     * @param cache    below which the version gets its folder
     * @param readable whether other users may run the programs
     * @return the folder that has bin, lib and share
     */
    static Path unpack(Path cache, boolean readable) throws IOException {
        String archive = archiveName();
        Path home = cache.resolve(archive.replace(".txz", "") + "-" + hash(archive).substring(0, 16));
        if (Files.isDirectory(home)) {
            return home;
        }
        PrivateFiles.createFolder(cache);
        Path fresh = Files.createTempDirectory(cache, "unpacking-");
        try (InputStream packed = open(archive)) {
            extract(packed, fresh);
        }
        if (readable) {
            Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return publish(fresh, home);
    }

    /** Another process may have unpacked the same version meanwhile: its copy is as good as ours. */
    private static Path publish(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException
                | DirectoryNotEmptyException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            Folders.delete(fresh);
        }
        return home;
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The Postgres archive names a file outside its folder: " + entry.getName());
                }
                extractEntry(tar, entry, path);
            }
        }
    }

    private static void extractEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & 0111) != 0 && !path.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make executable: " + path);
        }
    }

    /** Root's alone to write and everybody's to read, unlike a temporary folder. */
    static Path systemCache() {
        return Path.of("/var/lib/superscapes/postgres");
    }

    static Path userCache() {
        String local = System.getenv("LOCALAPPDATA");
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base = local != null
                ? Path.of(local)
                : cache != null ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("superscapes").resolve("postgres");
    }

    private static String archiveName() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String system = os.contains("win") ? "windows" : os.contains("mac") ? "darwin" : "linux";
        String machine = arch.contains("aarch64") || arch.contains("arm64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + machine + ".txz";
    }

    private static InputStream open(String archive) {
        InputStream stream = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (stream == null) {
            throw new IllegalStateException("There is no embedded Postgres for this system (" + archive + ").");
        }
        return stream;
    }

    private static String hash(String archive) {
        try (DigestInputStream stream = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
