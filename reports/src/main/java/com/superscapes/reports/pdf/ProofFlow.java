package com.superscapes.reports.pdf;

import com.superscapes.api.proof.SourceFile;
import com.superscapes.api.proof.TieOut;
import com.superscapes.reports.Cell;
import com.superscapes.reports.GridReport;
import com.superscapes.reports.ProofText;
import com.superscapes.reports.Report;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportColumn.Kind;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.format.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The last section: where the figures come from, the tie-outs and the source files. */
final class ProofFlow {

    private static final float TITLE = 11;
    private static final float LEAST_ROOM = 90;
    private static final int HASH_SHOWN = 16;
    private static final List<Kind> FACT = List.of(Kind.TEXT, Kind.TEXT);
    private static final List<Kind> TIE_OUT = List.of(Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.MONEY,
            Kind.TEXT);
    private static final List<Kind> SOURCE = List.of(Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.INTEGER, Kind.INTEGER,
            Kind.INTEGER, Kind.INTEGER, Kind.MONEY, Kind.MONEY, Kind.TEXT);

    private final PageFlow flow;
    private final Typeface face;
    private final boolean landscape;
    private final Report report;

    ProofFlow(PageFlow flow, Typeface face, boolean landscape, Report report) {
        this.flow = flow;
        this.face = face;
        this.landscape = landscape;
        this.report = report;
    }

    void proof() {
        table("proof", FACT, ProofText.facts(report).stream()
                .map(fact -> List.of(Cell.text(fact.name()), Cell.text(fact.value()))).toList());
        table("tie-outs", TIE_OUT, report.proof().tieOuts().stream().map(ProofFlow::tieOut).toList());
        table("sources", SOURCE, report.proof().sources().stream().map(ProofFlow::source).toList());
    }

    private void table(String key, List<Kind> kinds, List<List<Cell>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Report table = GridReport.of(key, "", "", "", "", columns(key, kinds), numbered(rows), report.proof());
        TableLayout layout = TableLayout.within(new ColumnWidths(table, face), flow.room(), landscape);
        TableFlow tables = new TableFlow(flow, face);
        float tall = TITLE * 1.4f + tables.height(table, layout);
        flow.space(16);
        // Kept together where a page can hold it; a longer one begins where it stands unless that is nearly the end.
        if (flow.rest() < LEAST_ROOM || (flow.rest() < tall && tall < flow.pageHeight() * 0.7f)) {
            flow.turn();
        }
        title(Texts.text(key + ".title"));
        tables.table(table, layout, false);
    }

    private void title(String text) {
        flow.bookmark(text, 1);
        flow.put(TITLE * 1.4f, (canvas, top) -> canvas.text(text, flow.left(), top + TITLE, TITLE, true, Canvas.INK));
    }

    private static List<ReportColumn> columns(String key, List<Kind> kinds) {
        String[] names = Texts.text("paper." + key + ".head").split(";", -1);
        List<ReportColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            columns.add(ReportColumn.of("c" + i, names[i], kinds.get(i)));
        }
        return columns;
    }

    private static List<ReportRow> numbered(List<List<Cell>> rows) {
        List<ReportRow> numbered = new ArrayList<>();
        rows.forEach(cells -> numbered.add(ReportRow.detail(Integer.toString(numbered.size()), cells)));
        return numbered;
    }

    private static List<Cell> tieOut(TieOut check) {
        return List.of(Cell.text(check.code()), Cell.text(check.name()), Cell.text(check.company()),
                Cell.text(ProofText.state(check.state())), Cell.number(check.difference()), Cell.text(check.reason()));
    }

    private static List<Cell> source(SourceFile file) {
        return List.of(Cell.text(file.sourceSystem()), Cell.text(file.fileName()),
                Cell.text(Long.toString(file.batch())),
                count(file.rowsRead()), count(file.rowsLoaded()), count(file.rowsUnchanged()),
                count(file.rowsRejected()), Cell.number(file.totalDebit()), Cell.number(file.totalCredit()),
                Cell.text(file.contentHash().substring(0, Math.min(HASH_SHOWN, file.contentHash().length()))));
    }

    private static Cell count(long value) {
        return Cell.number(BigDecimal.valueOf(value));
    }
}
