package com.superscapes.proxy.backup;

import com.superscapes.ddl.server.Folders;
import com.superscapes.ddl.server.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of backups of one database, in the hands of one process: what is not finished has another name, and is removed. */
public final class BackupFolder implements AutoCloseable {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);
    private static final String PARTIAL = ".partial";

    private final Path folder;
    private final String database;
    private final FileChannel lock;

    private BackupFolder(Path folder, String database, FileChannel lock) {
        this.folder = folder;
        this.database = database;
        this.lock = lock;
    }

    /** @throws BackupException when another process is making a backup there */
    public static BackupFolder open(Path folder, String database) throws IOException {
        if (!Files.isDirectory(folder)) {
            PrivateFiles.createFolder(folder);
        }
        FileChannel channel = FileChannel.open(folder.resolve("backup.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new BackupException("Another backup is being made in " + folder + ".");
        }
        return new BackupFolder(folder, database, channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    /** A new folder under a name that says it is not finished; closed to other users. */
    Path begin(Instant now) throws IOException {
        removePartial();
        String name = database + "-" + NAME.format(now);
        if (Files.exists(folder.resolve(name))) {
            throw new BackupException("There is a backup of this second already: " + folder.resolve(name));
        }
        Path fresh = folder.resolve(name + PARTIAL);
        PrivateFiles.createFolder(fresh);
        return fresh;
    }

    Path finish(Path partial) throws IOException {
        String name = partial.getFileName().toString();
        return Files.move(partial, folder.resolve(name.substring(0, name.length() - PARTIAL.length())),
                StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes all but the newest; what is no backup of this database stays. @return what was removed */
    public List<Path> keep(int newest) throws IOException {
        List<Path> removed = new ArrayList<>();
        for (Path old : ours("").stream().sorted(Comparator.reverseOrder()).skip(newest).toList()) {
            Folders.delete(old);
            removed.add(old);
        }
        return removed;
    }

    private void removePartial() throws IOException {
        for (Path left : ours(PARTIAL)) {
            Folders.delete(left);
        }
    }

    private List<Path> ours(String suffix) throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(database) + "-\\d{8}T\\d{6}Z" + Pattern.quote(suffix));
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> name.matcher(each.getFileName().toString()).matches())
                    .filter(each -> !suffix.isEmpty() || Files.exists(each.resolve(Manifest.FILE))).toList();
        }
    }

    /** What was begun and not finished goes. */
    @Override
    public void close() throws IOException {
        try (FileChannel closed = lock) {
            removePartial();
        }
    }
}
