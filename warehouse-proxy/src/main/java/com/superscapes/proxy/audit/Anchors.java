package com.superscapes.proxy.audit;

import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.session.InstallationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The anchor file: heads of the chains, a line each, sealed with the installation's key and kept where the database's administrator
 * does not write. It only grows; each line is on the disk before the next is made.
 */
public final class Anchors {

    private static final String PURPOSE = "audit-anchor";

    private final Path file;
    private final InstallationKey key;

    /** A line of the file. */
    private record Line(String at, String task, long seq, String hash, String seal) {
    }

    public Anchors(Path file, InstallationKey key) {
        this.file = file;
        this.key = key;
    }

    /** @throws UncheckedIOException when the file can't be written */
    public synchronized void add(Instant at, String task, long seq, String hash) {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.APPEND)) {
            Line line = new Line(at.toString(), task, seq, hash, seal(at.toString(), task, seq, hash));
            ByteBuffer text = ByteBuffer.wrap((Json.MAPPER.writeValueAsString(line) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            while (text.hasRemaining()) {
                out.write(text);
            }
            out.force(true);
        } catch (IOException failed) {
            throw new UncheckedIOException("The anchor file " + file + " can't be written", failed);
        }
    }

    /**
     * Hash by number by task.
     *
     * @throws IOException when the file can't be read, or a line is not one of ours; the last one may be cut off
     */
    public Map<String, Map<Long, String>> read() throws IOException {
        Map<String, Map<Long, String>> found = new HashMap<>();
        String all = Files.readString(file);
        List<String> lines = all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Line line = line(lines.get(i), i + 1);
            found.computeIfAbsent(line.task(), task -> new HashMap<>()).put(line.seq(), line.hash());
        }
        return found;
    }

    private Line line(String text, int number) throws IOException {
        try {
            Line line = Json.MAPPER.readValue(text, Line.class);
            String expected = seal(line.at(), line.task(), line.seq(), line.hash());
            if (MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII),
                    line.seal().getBytes(StandardCharsets.US_ASCII))) {
                return line;
            }
        } catch (IOException malformed) {
            throw new IOException(file + ", line " + number + ": it is not an anchor", malformed);
        }
        throw new IOException(file + ", line " + number + ": its seal is broken, or the key file is another one's");
    }

    private String seal(String at, String task, long seq, String hash) {
        String content = Stream.of(at, task, Long.toString(seq), hash).reduce("", (all, part) -> all + "\n" + part);
        return HexFormat.of().formatHex(key.seal(PURPOSE, content.getBytes(StandardCharsets.UTF_8)));
    }
}
