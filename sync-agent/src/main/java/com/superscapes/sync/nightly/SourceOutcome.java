package com.superscapes.sync.nightly;

import com.superscapes.sync.CheckReport;
import com.superscapes.sync.FileReport;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.RejectedRow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of one source.
 *
 * @param exitCode 0 loaded, or nothing new; 2 loaded with rejects or broken checks; 1 nothing could be loaded
 * @param message  one or two sentences for people, without secrets
 * @param report   null when the source or the warehouse failed before there was anything to report
 */
public record SourceOutcome(String source, int exitCode, String message, @Nullable LoadReport report) {

    public static final int LOADED = 0;
    public static final int FAILED = 1;
    public static final int WITH_FAULTS = 2;

    private static final int REASONS = 3;

    static SourceOutcome failed(String source, String message) {
        return new SourceOutcome(source, FAILED, message, null);
    }

    static SourceOutcome of(String source, LoadReport report) {
        return new SourceOutcome(source, report.exitCode(), message(report), report);
    }

    /** Of all sources: 0 when every one is, 1 when none could be loaded, otherwise 2. */
    public static int exitCode(List<SourceOutcome> outcomes) {
        if (outcomes.stream().allMatch(outcome -> outcome.exitCode() == LOADED)) {
            return LOADED;
        }
        return outcomes.stream().allMatch(outcome -> outcome.exitCode() == FAILED) ? FAILED : WITH_FAULTS;
    }

    private static String message(LoadReport report) {
        if (report.exitCode() == FAILED) {
            String reasons = report.files().stream().flatMap(file -> file.rejects().stream()).limit(REASONS)
                    .map(RejectedRow::sentence).collect(Collectors.joining("; "));
            return reasons.isEmpty() ? "There was nothing to load." : reasons;
        }
        if (report.nothingNew()) {
            return Stream.concat(Stream.of("Nothing new."),
                    report.files().stream().flatMap(file -> file.rejects().stream())
                            .filter(reject -> reject.code().equals("deletion-held")).limit(REASONS)
                            .map(reject -> reject.sentence() + "."))
                    .collect(Collectors.joining(" "));
        }
        List<FileReport> files = report.files();
        long unreadable = files.stream().filter(FileReport::unreadable).count();
        String broken = report.checks().stream().filter(CheckReport::broken).map(CheckReport::code).distinct()
                .collect(Collectors.joining(", "));
        return String.format(Locale.US, "%,d rows read, %,d loaded, %,d unchanged, %,d rejected.",
                files.stream().mapToLong(FileReport::rowsRead).sum(),
                files.stream().mapToLong(FileReport::rowsLoaded).sum(),
                files.stream().mapToLong(FileReport::rowsUnchanged).sum(), report.rowsRejected())
                + (unreadable == 0 ? "" : " Files or tables left out: " + unreadable + ".")
                + (broken.isEmpty() ? "" : " Broken checks: " + broken + ".");
    }
}
