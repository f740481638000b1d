package com.superscapes.desktop.template;

import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.api.statement.StatementTemplate;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.Cell;
import com.superscapes.reports.GridReport;
import com.superscapes.reports.ReportColumn;
import com.superscapes.reports.ReportContext;
import com.superscapes.reports.ReportProof;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import com.superscapes.reports.format.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Versions of the statements' rows, and the rows of one, as grids. */
final class TemplateContent {

    private static final BatchInfo NO_FIGURES = new BatchInfo(0, null, TieOutState.NOT_APPLICABLE);
    private final ReportContext context;

    TemplateContent(ReportContext context) {
        this.context = context;
    }

    /** What a version is called in the list. */
    static String id(StatementTemplate version) {
        return version.statement() + "/" + version.version();
    }

    GridContent versions(List<StatementTemplate> all) {
        List<ReportRow> rows = all.stream().map(each -> ReportRow.detail(id(each), List.of(
                Cell.text(TemplateWords.statement(each.statement())), number(each.version()),
                Cell.text(state(each, all)),
                Cell.text(each.note() == null ? Texts.text("template.comesAlong") : each.note()),
                number(each.rows().size()), Cell.text(String.join(", ", each.unmapped())), Cell.text(each.createdBy()),
                at(each.createdAt()), Cell.text(each.approvedBy()), at(each.approvedAt())))).toList();
        return content("statement-rows", Texts.text("place.templates"), Texts.text("template.versions.definition"),
                rows,
                rows.stream().map(ReportRow::id).collect(Collectors.toSet()),
                List.of(words("statement", Texts.text("template.column.statement")),
                        count("version", Texts.text("template.column.version")),
                        words("state", Texts.text("template.column.state")),
                        words("note", Texts.text("template.column.note")),
                        count("rows", Texts.text("template.column.rows")),
                        words("unmapped", Texts.text("template.column.unmapped")),
                        words("created-by", Texts.text("template.column.createdBy")),
                        words("created-at", Texts.text("template.column.createdAt")),
                        words("approved-by", Texts.text("template.column.approvedBy")),
                        words("approved-at", Texts.text("template.column.approvedAt"))));
    }

    /** Of the approved versions the newest holds. */
    private static String state(StatementTemplate version, List<StatementTemplate> all) {
        if (version.state().equals("draft")) {
            return Texts.text("template.state.draft");
        }
        boolean newest = all.stream().noneMatch(each -> each.statement().equals(version.statement())
                && each.state().equals("approved") && each.version() > version.version());
        return newest ? Texts.text("template.state.holds") : Texts.text("template.state.approved");
    }

    /** @param problems what is wrong with rows, by their ids; those of a draft open */
    GridContent rows(String title, List<Map<String, Object>> rows, Map<String, String> problems, boolean drafted) {
        boolean wrong = !problems.isEmpty();
        List<ReportRow> shown = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            shown.add(row(Integer.toString(i), rows.get(i), problems));
        }
        List<ReportColumn> columns = new ArrayList<>();
        columns.add(words(RowFields.LABEL, TemplateWords.field(RowFields.LABEL)));
        if (wrong) {
            columns.add(words("problem", Texts.text("template.column.problem")));
        }
        columns.add(words(RowFields.ID, TemplateWords.field(RowFields.ID)));
        columns.add(words(RowFields.KIND, TemplateWords.field(RowFields.KIND)));
        columns.add(words(RowFields.SIGN, TemplateWords.field(RowFields.SIGN)));
        columns.add(words(RowFields.POLARITY, TemplateWords.field(RowFields.POLARITY)));
        columns.add(words("accounts", Texts.text("template.column.accounts")));
        columns.add(words("formula", Texts.text("template.column.formula")));
        columns.add(words("options", Texts.text("template.column.options")));
        return content("template-rows", title, Texts.text("template.rows.definition"), shown,
                drafted ? shown.stream().map(ReportRow::id).collect(Collectors.toSet()) : Set.of(), columns);
    }

    private static ReportRow row(String at, Map<String, Object> row, Map<String, String> problems) {
        String kind = RowFields.text(row, RowFields.KIND);
        boolean accounts = !RowFields.list(row, RowFields.TYPES).isEmpty()
                || !RowFields.list(row, RowFields.CODES).isEmpty();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(RowFields.text(row, RowFields.LABEL)));
        if (!problems.isEmpty()) {
            cells.add(Cell.text(problems.getOrDefault(RowFields.text(row, RowFields.ID), "")));
        }
        cells.add(Cell.text(RowFields.text(row, RowFields.ID)));
        cells.add(Cell.text(TemplateWords.kind(kind)));
        cells.add(Cell.text(accounts ? TemplateWords.sign(RowFields.number(row, RowFields.SIGN)) : ""));
        cells.add(Cell.text(kind.equals("heading")
                ? ""
                : TemplateWords.polarity(RowFields.number(row, RowFields.POLARITY))));
        cells.add(Cell.text(accounts(row)));
        cells.add(Cell.text(formula(row)));
        cells.add(Cell.text(RowForm.FLAGS.stream().filter(flag -> RowFields.flag(row, flag)).map(TemplateWords::field)
                .map(words -> words.toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))));
        return new ReportRow(at, style(kind), RowFields.number(row, RowFields.LEVEL), cells, List.of(), 0);
    }

    private static String accounts(Map<String, Object> row) {
        return Stream.of(RowFields.list(row, RowFields.CODES), RowFields.list(row, RowFields.TYPES),
                RowFields.list(row, RowFields.CLASSES)).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" \u00b7 "));
    }

    private static String formula(Map<String, Object> row) {
        String ratio = RowFields.text(row, RowFields.NUMERATOR).isEmpty()
                ? ""
                : RowFields.text(row, RowFields.NUMERATOR) + " \u00f7 " + RowFields.text(row, RowFields.DENOMINATOR);
        return Stream.of(RowFields.list(row, RowFields.SUM), ratio, RowFields.list(row, RowFields.PLUS))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" \u00b7 "));
    }

    private static RowStyle style(String kind) {
        return switch (kind) {
            case "heading" -> RowStyle.HEADING;
            case "subtotal" -> RowStyle.SUBTOTAL;
            case "total" -> RowStyle.TOTAL;
            case "ratio" -> RowStyle.RATIO;
            case "check" -> RowStyle.CHECK;
            default -> RowStyle.LINE;
        };
    }

    private GridContent content(String id, String title, String definition, List<ReportRow> rows, Set<String> drillable,
            List<ReportColumn> columns) {
        return new GridContent(GridReport.of(id, title, "", "", "", columns, rows,
                ReportProof.of(NO_FIGURES, definition, Map.of(), rows.size(), context)), drillable, 0, Set.of());
    }

    private static ReportColumn words(String id, String head) {
        return ReportColumn.of(id, head, ReportColumn.Kind.TEXT);
    }

    private static ReportColumn count(String id, String head) {
        return ReportColumn.of(id, head, ReportColumn.Kind.INTEGER);
    }

    private static Cell number(int count) {
        return Cell.number(BigDecimal.valueOf(count));
    }

    private Cell at(@Nullable Instant moment) {
        return Cell.text(moment == null ? "" : Times.minute(moment, context.zone()));
    }
}
