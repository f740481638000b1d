package com.superscapes.proxy.report.analysis;

import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import com.superscapes.proxy.report.analysis.Flash.Figure;
import com.superscapes.proxy.report.analysis.Flash.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How near the flash of a month came to what the month is now: each figure as it stood a few days after the end, and as it is. */
public final class FlashAccuracyReport implements Report {

    private static final Parameter<Integer> DAYS = Parameter.count("days", "Days after the end", 5, 0, 90);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM d, yyyy HH:mm", Locale.US);
    private static final String FIGURE = "figure";
    private static final ReportSpec SPEC = ReportSpec.of("flash-accuracy", ReportGroup.LEDGER, "Flash accuracy",
            ReportClock.POSTING_PERIOD,
            "Each figure of the monthly flash as it stood in the last load published up to so many days after the period's"
                    + " end, beside what it is in the load read. Days end at midnight in the time zone of the company, of several the"
                    + " first. Difference = final \u2212 flash, % = difference \u00f7 final without its sign.",
            Parameters.PERIOD, DAYS, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS,
            Parameters.CURRENCY);

    /** @param at in the company's time zone */
    private record Batch(long id, ZonedDateTime at) {

        String inWords() {
            return "batch " + id + ", published " + MOMENT.format(at) + " (" + at.getZone() + ")";
        }
    }

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        Members.Period period = run.get(Parameters.PERIOD);
        LocalDate last = period.end().plusDays(run.get(DAYS));
        ZoneId zone = zone(run);
        Batch batch = batch(run, last, zone).orElse(null);
        List<Slot> month = List.of(Slot.month(FIGURE, period.key()));
        Map<String, BigDecimal> then = new HashMap<>();
        if (batch != null) {
            run.asOf(batch.id(), () -> Flash.of(run, month))
                    .forEach(figure -> then.put(figure.id(), figure.values().get(FIGURE)));
        }
        ReportTable table = new ReportTable(columns(run, batch)).wholeUnits().period(period.name());
        Flash.of(run, month).forEach(figure -> detail(table, run, figure, then.get(figure.id())));
        table.note(batch == null
                ? "No load was published up to " + ReportRun.day(last) + " (" + zone + "): there was no flash."
                : "The flash is of " + batch.inWords() + ".");
        if (!run.members().today().isAfter(last)) {
            table.note("Loads up to " + ReportRun.day(last) + " count: the flash may still change.");
        }
        return table;
    }

    private static List<Column> columns(ReportRun run, @Nullable Batch batch) {
        return List.of(Column.text("what", "Figure"), Column.text("unit", "Unit"),
                Column.money("flash", "Flash").notAdded().under(batch == null ? "" : "batch " + batch.id()),
                Column.money("final", "Final").notAdded().under("batch " + run.snapshot().batch()),
                Column.moneyOf("difference", "Difference", FlashAccuracyReport::difference),
                Column.percent("part", "% of final", FlashAccuracyReport::part));
    }

    private static void detail(ReportTable table, ReportRun run, Figure figure, @Nullable BigDecimal then) {
        ReportRow row = table.detail(figure.id()).set("what", figure.what()).set("unit", figure.unit())
                .set("flash", then).set("final", figure.values().get(FIGURE))
                .drill(run.to("flash", "Monthly flash"));
        if (then == null) {
            row.withoutFigure("difference", "part");
        }
    }

    private static @Nullable BigDecimal difference(ReportRow row) {
        return row.value("flash") == null ? null : row.amount("final").subtract(row.amount("flash"));
    }

    private static @Nullable BigDecimal part(ReportRow row) {
        BigDecimal difference = difference(row);
        return difference == null ? null : Amounts.ratio(difference, row.amount("final").abs());
    }

    private static ZoneId zone(ReportRun run) {
        return run.query("select c.time_zone from semantic.company c where c.company_key = any(:companies)"
                + " order by c.code limit 1").mapTo(String.class).findOne().map(ZoneId::of).orElse(ZoneId.of("UTC"));
    }

    /** The last one published up to the end of a day, and not later than the one that is read. */
    private static Optional<Batch> batch(ReportRun run, LocalDate last, ZoneId zone) {
        return run.query("select b.batch_id, b.published_at from ops.batch b where b.published_at < :until"
                + " and b.batch_id <= :read order by b.batch_id desc limit 1")
                .bind("until", last.plusDays(1).atStartOfDay(zone).toOffsetDateTime())
                .bind("read", run.snapshot().batch())
                .map((row, context) -> new Batch(row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).atZoneSameInstant(zone)))
                .findOne();
    }
}
