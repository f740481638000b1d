package com.superscapes.sync.drop;

import com.superscapes.sync.FileReport;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.RejectedRow;
import com.superscapes.sync.source.OpenedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Moves the files of a load out of the folder they arrived in, after the load: to {@code loaded/batch-N}, or to
 * {@code refused/TIME} with the reason beside it. A file that is killed between its load and its move is loaded again, which
 * changes nothing, and moved then.
 */
public final class Fates {

    /** What is beside a file, under its name and this ending, when not all of it could be loaded. */
    static final String REASON = ".reason.txt";
    private static final String LOADED = "loaded";
    private static final String REFUSED = "refused";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;

    public Fates(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Where the files of a batch are kept. */
    public static Path ofBatch(Path folder, long batch) {
        return folder.resolve(LOADED).resolve("batch-" + batch);
    }

    /**
     * Moves what was taken. When nothing could be loaded, files stay that nothing was said against: their mapping is wrong,
     * not they.
     *
     * @throws IOException if a file cannot be moved; it is found again by the next look
     */
    public void move(List<Path> taken, LoadReport report) throws IOException {
        for (Path file : taken) {
            List<FileReport> parts = report.files().stream()
                    .filter(part -> part.file().equals(OpenedFile.nameOf(file))).toList();
            List<RejectedRow> rejects = parts.stream().flatMap(part -> part.rejects().stream()).toList();
            boolean refused = parts.stream().anyMatch(FileReport::unreadable)
                    || report.exitCode() == 1 && !rejects.isEmpty();
            if (refused) {
                move(file, folder.resolve(REFUSED).resolve(TIME.format(clock.instant())), reason(report, rejects));
            } else if (report.exitCode() != 1) {
                move(file, ofBatch(folder, report.batchId()), reason(report, rejects));
            }
        }
    }

    private static List<String> reason(LoadReport report, List<RejectedRow> rejects) {
        List<String> lines = new ArrayList<>();
        if (!rejects.isEmpty()) {
            lines.add(report.exitCode() == 1
                    ? "Nothing of this file was loaded."
                    : "Batch " + report.batchId() + " has all of this file but:");
            rejects.forEach(reject -> lines.add(reject.sentence()));
        }
        return lines;
    }

    private static void move(Path file, Path to, List<String> reason) throws IOException {
        Files.createDirectories(to);
        Path target = to.resolve(OpenedFile.nameOf(file));
        if (!reason.isEmpty()) {
            // Before the move: a file that was moved is not looked at again.
            Files.write(to.resolve(OpenedFile.nameOf(file) + REASON), reason);
        }
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException gone) {
            return; // another agent has moved it
        }
        Files.deleteIfExists(Arrivals.marker(file));
    }
}
