package com.superscapes.proxy.report.ledger;

import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.ReportRun;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether everything of a period has been loaded. */
final class LoadItems {

    private static final String AREA = "Loads";
    private static final String OWNER = "IT";

    /** @param read the day of its last published load, in UTC; null when there is none */
    private record Source(String name, @Nullable LocalDate read) {

        boolean before(LocalDate end) {
            return read == null || !read.isAfter(end);
        }

        String inWords() {
            return name + (read == null ? " (never read)" : " (last read " + ReportRun.day(read) + ")");
        }
    }

    private LoadItems() {
    }

    static List<CloseItem> of(ReportRun run, Members.Period period) {
        return List.of(ended(run, period), published(run, period), sources(run, period), rejects(run));
    }

    private static CloseItem ended(ReportRun run, Members.Period period) {
        return CloseItem.of("ended", "The period has ended", "Calendar", "Controller",
                period.end().isBefore(run.members().today()), "It ends " + ReportRun.day(period.end()) + ".");
    }

    private static CloseItem published(ReportRun run, Members.Period period) {
        Long first = run.query("select min(b.batch_id) from ops.batch b where b.published_at::date > :end"
                + " and b.batch_id <= :read").bind("end", period.end()).bind("read", run.snapshot().batch())
                .mapTo(Long.class).findOne().orElse(null);
        return CloseItem.of("load", "A load was published after its end", AREA, OWNER, first != null,
                first == null ? "None so far." : "The first was batch " + first + ".");
    }

    private static CloseItem sources(ReportRun run, Members.Period period) {
        List<Source> sources = run.query("select f.source_system, f.published_at from security.source_freshness() f")
                .map((row, context) -> new Source(row.getString(1), day(row.getObject(2, OffsetDateTime.class))))
                .list();
        List<Source> missing = sources.stream().filter(source -> source.before(period.end())).toList();
        return CloseItem.counted("sources", "Every source was read since its end", AREA, OWNER, missing.size(), null,
                missing.isEmpty()
                        ? sources.size() + (sources.size() == 1 ? " source." : " sources.")
                        : missing.stream().map(Source::inWords).collect(Collectors.joining(", ", "Missing: ", ".")));
    }

    private static @Nullable LocalDate day(@Nullable OffsetDateTime at) {
        return at == null ? null : at.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
    }

    private static CloseItem rejects(ReportRun run) {
        String what = "Rejected rows not mended yet";
        if (!run.caller().entityWide()) {
            return CloseItem.notApplicable("rejects", what, AREA, OWNER, "Shown to entity-wide roles.");
        }
        long rejected = run.query("select security.open_reject_count()").mapTo(Long.class).one();
        return CloseItem.counted("rejects", what, AREA, OWNER, rejected, null,
                rejected == 0 ? "" : "Of any period; the Data screen lists them.");
    }
}
