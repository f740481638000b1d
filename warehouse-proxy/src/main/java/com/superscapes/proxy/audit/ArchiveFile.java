package com.superscapes.proxy.audit;

import com.superscapes.proxy.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A month's records, a JSON object a line, gzipped; read back in full before anybody relies on it. */
final class ArchiveFile {

    private ArchiveFile() {
    }

    /** What was written or read: how many records, the file's hash and the hash over the records' hashes. */
    record Content(long records, String sha256, String chain) {
    }

    /** Writes a file that is on the disk when this returns. */
    static Content write(Path file, Iterator<ChainRecord> records) throws IOException {
        MessageDigest chain = sha256();
        long count = 0;
        try (OutputStream raw = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
                BufferedWriter out = new BufferedWriter(
                        new OutputStreamWriter(new GZIPOutputStream(raw), StandardCharsets.UTF_8))) {
            while (records.hasNext()) {
                ChainRecord record = records.next();
                out.write(Json.MAPPER.writeValueAsString(record));
                out.write('\n');
                chain.update(record.hash().getBytes(StandardCharsets.US_ASCII));
                count++;
            }
        }
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        return new Content(count, hash(file), HexFormat.of().formatHex(chain.digest()));
    }

    /**
     * Reads a file and computes every record's hash anew.
     *
     * @throws IOException when it is not such a file, or a record's content is not what was hashed
     */
    static Content read(Path file, Consumer<ChainRecord> each) throws IOException {
        MessageDigest chain = sha256();
        long count = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                count++;
                ChainRecord record = Json.MAPPER.readValue(line, ChainRecord.class);
                if (!record.hash().equals(record.computed())) {
                    throw new IOException(file + ", line " + count + ": record " + record.seq() + " of " + record.task()
                            + " was changed");
                }
                chain.update(record.hash().getBytes(StandardCharsets.US_ASCII));
                each.accept(record);
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        return new Content(count, hash(file), HexFormat.of().formatHex(chain.digest()));
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
