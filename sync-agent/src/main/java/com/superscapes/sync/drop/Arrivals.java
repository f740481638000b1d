package com.superscapes.sync.drop;

import com.superscapes.sync.source.OpenedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells which files of a folder are complete. A file that its writer names only when it is done, or puts a marker beside
 * ({@code journal.csv.done}), is complete at once; any other when it has not changed for a while. Files that belong together
 * come together, so nothing is taken while one of them is still being written.
 */
public final class Arrivals {

    /** A file unchanged for so long is taken to be complete. */
    public static final Duration QUIET = Duration.ofSeconds(30);

    /** A file of this name and ending says that the file before the ending is complete. */
    static final String MARKER = ".done";
    private static final String MAPPING = "mapping.yaml";
    private static final Set<String> UNFINISHED = Set.of(".tmp", ".part", ".partial", ".filepart", ".crdownload",
            ".writing");

    private final Path folder;
    private final Map<Path, Sighting> seen = new HashMap<>();

    /** @param since when it was first seen like this */
    private record Sighting(long size, FileTime changed, Instant since) {
    }

    public Arrivals(Path folder) {
        this.folder = folder;
    }

    /**
     * The complete files, or none while any is being written.
     *
     * @throws IOException if the folder cannot be looked at
     */
    public List<Path> complete(Instant now) throws IOException {
        List<Path> files = files(folder);
        seen.keySet().retainAll(files);
        List<Path> complete = new ArrayList<>();
        boolean all = true;
        for (Path file : files) {
            try {
                boolean quiet = quiet(file, Files.readAttributes(file, BasicFileAttributes.class), now);
                if (quiet || Files.exists(marker(file))) {
                    complete.add(file);
                } else {
                    all = false;
                }
            } catch (NoSuchFileException gone) {
                seen.remove(file); // taken back, or taken by another agent
            }
        }
        return all ? complete : List.of();
    }

    /** Files that lie there, complete or not; no markers, mappings and files that say they are unfinished. */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isRegularFile).filter(file -> counts(OpenedFile.nameOf(file))).sorted()
                    .toList();
        }
    }

    private static boolean counts(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && !name.equals(MAPPING) && !lower.endsWith(MARKER)
                && UNFINISHED.stream().noneMatch(lower::endsWith);
    }

    static Path marker(Path file) {
        return file.resolveSibling(OpenedFile.nameOf(file) + MARKER);
    }

    /** Long unchanged by the file's own clock, or seen unchanged for as long by ours: clocks of shares differ. */
    private boolean quiet(Path file, BasicFileAttributes now, Instant at) {
        Sighting before = seen.get(file);
        if (before == null || before.size() != now.size() || !before.changed().equals(now.lastModifiedTime())) {
            seen.put(file, new Sighting(now.size(), now.lastModifiedTime(), at));
            return before == null && !now.lastModifiedTime().toInstant().plus(QUIET).isAfter(at);
        }
        return !before.since().plus(QUIET).isAfter(at)
                || !now.lastModifiedTime().toInstant().plus(QUIET).isAfter(at);
    }
}
