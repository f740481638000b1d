package com.superscapes.reports;

import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.proof.ProofPeriod;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.reports.format.Figures;
import com.superscapes.reports.format.Texts;
import com.superscapes.reports.format.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The proof of a report in words, the same in the workbook and on paper. */
public final class ProofText {

    private ProofText() {
    }

    /** A name and what it says. */
    public record Fact(String name, String value) {
    }

    /** Title and period in one line, for document information. */
    public static String title(Report report) {
        return report.period().isEmpty() ? report.title() : report.title() + ", " + report.period();
    }

    /** Everything that is known about where the figures come from, in reading order; nothing empty. */
    public static List<Fact> facts(Report report) {
        ReportProof proof = report.proof();
        List<Fact> facts = new ArrayList<>();
        add(facts, "proof.report", report.title());
        add(facts, "proof.entity", report.entity());
        add(facts, "proof.period", report.period());
        add(facts, "proof.period-state", period(proof.period()));
        add(facts, "proof.currency", report.currency());
        add(facts, "proof.batch", proof.batch().batch() == 0
                ? Texts.text("batch.none")
                : Long.toString(proof.batch().batch()));
        add(facts, "proof.published", time(proof, proof.batch().publishedAt()));
        add(facts, "proof.tie-out", state(proof.batch().tieOut()));
        add(facts, "proof.definition", proof.definition());
        for (String note : report.notes()) {
            add(facts, "proof.note", note);
        }
        proof.filters().forEach((name, value) -> facts.add(new Fact(Texts.text("proof.filter", name), value)));
        add(facts, "proof.scope", proof.scope());
        add(facts, "proof.template", proof.template());
        if (proof.rowCount() != ReportProof.NOT_COUNTED_YET) {
            add(facts, "proof.records", Figures.count(proof.rowCount()));
        }
        add(facts, "proof.user", proof.context().user());
        add(facts, "proof.printed", time(proof, proof.context().printedAt()));
        add(facts, "proof.request", proof.context().requestId());
        return facts;
    }

    /** "Batch 1183", or that nothing is loaded. */
    public static String batch(BatchInfo batch) {
        return batch.batch() == 0 ? Texts.text("batch.none") : Texts.text("batch.one", Long.toString(batch.batch()));
    }

    /** "Tied", "Broken" or "Not applicable". */
    public static String state(TieOutState state) {
        return Texts.text("tie-out." + state.name());
    }

    /** "Oct 2026 closed softly"; empty where not said. */
    public static String period(@Nullable ProofPeriod period) {
        return period == null ? "" : Texts.text("period." + period.state().name(), period.name());
    }

    private static String tieOuts(ReportProof proof) {
        return Texts.text("load.tie-out." + proof.batch().tieOut().name());
    }

    /** Batch, load time, tie-out and the period's state in one line, for heads and footers. */
    public static String load(ReportProof proof) {
        Instant published = proof.batch().publishedAt();
        String loaded = published == null
                ? ""
                : ", " + Texts.text("loaded.at", Times.minute(published, proof.context().zone()));
        String period = period(proof.period());
        return batch(proof.batch()) + loaded + ", " + tieOuts(proof) + (period.isEmpty() ? "" : ", " + period);
    }

    /** What unit amounts are in, and how they are rounded; empty for a report without a currency. */
    public static String unit(Report report) {
        if (report.currency().isEmpty()) {
            return "";
        }
        // Amounts without cents were rounded so that they add up, or were whole from the start.
        boolean cents = report.decimals() == 0 && report.rows().stream().anyMatch(row -> cents(report, row));
        return Texts.text(cents ? "amounts.whole" : "amounts.in", report.currency());
    }

    private static boolean cents(Report report, ReportRow row) {
        for (int i = 0; i < row.cells().size(); i++) {
            boolean money = report.columns().get(i).kind().money() && row.style() != RowStyle.RATIO;
            if (money && row.cells().get(i) instanceof Cell.Number number
                    && number.value().stripTrailingZeros().scale() > 0) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<Fact> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(Texts.text(key), value));
        }
    }

    private static String time(ReportProof proof, @Nullable Instant instant) {
        return instant == null ? "" : Times.minute(instant, proof.context().zone());
    }
}
