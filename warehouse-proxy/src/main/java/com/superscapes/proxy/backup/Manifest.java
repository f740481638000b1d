package com.superscapes.proxy.backup;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.superscapes.ddl.server.PrivateFiles;
import com.superscapes.proxy.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What stands beside the data of a backup, and proves it.
 *
 * @param format     of this file; 1
 * @param madeAt     UTC
 * @param serverVersion of Postgres, for example 17.11
 * @param toolMajor  major version of the pg_dump that made it
 * @param rolePrefix of the installation's roles
 * @param roles      that own something or have rights in the database
 * @param files      below the folder {@code data}
 */
public record Manifest(int format, String database, Instant madeAt, String serverVersion, int toolMajor,
        String rolePrefix, List<String> roles, ControlTotals totals, SortedMap<String, Content> files) {

    /** The manifest's own name in the backup's folder. */
    public static final String FILE = "manifest.json";
    static final String DATA = "data";
    static final int FORMAT = 1;

    /** A file's length in bytes and its SHA-256 in hexadecimal digits. */
    public record Content(long bytes, String sha256) {
    }

    /** @throws BackupException when there is none, or it can't be read as that */
    public static Manifest read(Path backup) throws IOException {
        Path file = backup.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new BackupException("There is no backup in " + backup + ": it has no " + FILE + ".");
        }
        try {
            Manifest manifest = Json.MAPPER.readValue(file.toFile(), Manifest.class);
            if (manifest == null || manifest.format() != FORMAT) {
                throw new BackupException("The manifest " + file + " is of a newer version; use a newer restore.");
            }
            return manifest;
        } catch (JacksonException malformed) {
            throw new BackupException("The manifest " + file + " was cut off or changed.", malformed);
        }
    }

    void write(Path backup) throws IOException {
        ObjectMapper json = Json.MAPPER;
        PrivateFiles.write(backup.resolve(FILE), json.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }

    /** Every file below the data folder. */
    static SortedMap<String, Content> contents(Path backup) throws IOException {
        SortedMap<String, Content> contents = new TreeMap<>();
        Path data = backup.resolve(DATA);
        if (Files.isDirectory(data)) {
            try (Stream<Path> files = Files.list(data)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    contents.put(file.getFileName().toString(), new Content(Files.size(file), sha256(file)));
                }
            }
        }
        return contents;
    }

    /** @throws BackupException naming the first file that is missing, added or other than it was */
    void verifyFiles(Path backup) throws IOException {
        SortedMap<String, Content> now = contents(backup);
        for (String name : files.keySet()) {
            Content found = now.get(name);
            if (found == null) {
                throw new BackupException("The backup's file " + name + " is missing.");
            }
            if (!found.equals(files.get(name))) {
                throw new BackupException("The backup's file " + name + " is not as it was written: "
                        + (found.bytes() < files.get(name).bytes() ? "it was cut off." : "it was changed."));
            }
        }
        if (now.size() > files.size()) {
            throw new BackupException("The backup has files that are not its own in " + backup.resolve(DATA) + ".");
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
