package com.superscapes.reports.pdf;

import com.superscapes.reports.ProofText;
import com.superscapes.reports.Report;
import com.superscapes.reports.format.Texts;
import com.superscapes.reports.format.Times;
import java.util.List;
import java.util.stream.Stream;

/** The head of the first page, the short one of the others, and the footer that proves each page by itself. */
final class PageFrame {

    private static final float TITLE = 15;
    private static final float LINE = 9;
    private static final float NOTE = 8;
    private static final float FOOT = 7;
    private static final float LEADING = 1.3f;
    private static final float LEFT_SHARE = 0.62f;

    private final Report report;
    private final Typeface face;

    PageFrame(Report report, Typeface face) {
        this.report = report;
        this.face = face;
    }

    void head(PageFlow flow) {
        if (flow.firstPage()) {
            flow.bookmark(report.title(), 0);
            lines(flow, report.title(), TITLE, true);
            lines(flow, report.entity(), LINE, true);
            lines(flow, report.period(), LINE, false);
            lines(flow, ProofText.unit(report), NOTE, false);
            flow.space(6);
            return;
        }
        String running = String.join(", ", Stream.of(report.title(), report.entity(), report.period())
                .filter(text -> !text.isEmpty()).toList());
        lines(flow, running, NOTE, true);
        flow.space(4);
    }

    private void lines(PageFlow flow, String text, float size, boolean strong) {
        if (text.isEmpty()) {
            return;
        }
        for (String line : Wrap.lines(text, face, strong, size, flow.room())) {
            flow.put(size * LEADING, (canvas, top) -> canvas.text(line, flow.left(), top + size, size, strong,
                    size == NOTE ? Canvas.MUTED : Canvas.INK));
        }
    }

    /** Points that the footer takes above the margin, its rule included. */
    float footerHeight(float room) {
        return Math.max(left(room).size(), right(room, 1, 1).size()) * FOOT * LEADING + 12;
    }

    void footer(Canvas canvas, float pageHeight, float room, int page, int pages) {
        float top = pageHeight - PageFlow.MARGIN - footerHeight(room) + 10;
        canvas.rule(PageFlow.MARGIN, PageFlow.MARGIN + room, top - 3, 0.4f, Canvas.MUTED);
        float baseline = top + FOOT;
        for (String line : left(room)) {
            canvas.text(line, PageFlow.MARGIN, baseline, FOOT, false, Canvas.MUTED);
            baseline += FOOT * LEADING;
        }
        baseline = top + FOOT;
        for (String line : right(room, page, pages)) {
            canvas.textRight(line, PageFlow.MARGIN + room, baseline, FOOT, false, Canvas.MUTED);
            baseline += FOOT * LEADING;
        }
    }

    private List<String> left(float room) {
        String where = String.join(", ",
                Stream.of(report.entity(), report.period()).filter(text -> !text.isEmpty()).toList());
        return Stream.of(where, ProofText.load(report.proof()))
                .flatMap(text -> Wrap.lines(text, face, false, FOOT, room * LEFT_SHARE).stream()).toList();
    }

    private List<String> right(float room, int page, int pages) {
        var context = report.proof().context();
        String who = context.user() + ", " + Times.minute(context.printedAt(), context.zone());
        return Stream.of(Texts.text("footer.page", Integer.toString(page), Integer.toString(pages)), who)
                .flatMap(text -> Wrap.lines(text, face, false, FOOT, room * (0.97f - LEFT_SHARE)).stream()).toList();
    }
}
