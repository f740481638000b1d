package com.superscapes.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.drill.LinePage;
import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.proof.TieOutState;
import com.superscapes.api.query.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinesReportTest {

    private static final List<Column> COLUMNS = List.of(new Column("line-id", "Line id", Column.Kind.TEXT),
            new Column("posting-date", "Posting date", Column.Kind.DATE),
            new Column("description", "Description", Column.Kind.TEXT),
            new Column("debit", "Debit", Column.Kind.MONEY), new Column("credit", "Credit", Column.Kind.MONEY),
            new Column("amount", "Amount", Column.Kind.MONEY));

    @Test
    void wireCellsBecomeDatesTextsAndExactNumbers() {
        Report report = report(page(3, "2026-10-05", "Mulch", "12.10", null, "12.10"));
        assertThat(report.columns()).extracting(ReportColumn::id).containsExactly("posting-date", "description",
                "debit", "credit", "amount");
        assertThat(report.rows().getFirst().cells()).containsExactly(Cell.day(LocalDate.of(2026, 10, 5)),
                Cell.text("Mulch"), Cell.number(new BigDecimal("12.10")), Cell.BLANK,
                Cell.number(new BigDecimal("12.10")));
    }

    @Test
    void allLinesTogetherCarryATotalThatExcelCanAdd() {
        Report report = report(page(2, "2026-10-05", "Mulch", "12.10", null, "12.10"),
                page(2, "2026-10-06", "Return", null, "2.00", "-2.00"));
        ReportRow total = report.rows().getLast();
        assertThat(total.style()).isEqualTo(RowStyle.TOTAL);
        assertThat(total.sumOf()).containsExactly("0", "1");
        assertThat(total.cells()).containsExactly(Cell.text("Total"), Cell.BLANK,
                Cell.number(new BigDecimal("12.10")), Cell.number(new BigDecimal("2.00")),
                Cell.number(new BigDecimal("10.10")));
    }

    @Test
    void aPartOfTheLinesHasNoTotal() {
        Report report = report(page(5, "2026-10-05", "Mulch", "12.10", null, "12.10"));
        assertThat(report.rows()).hasSize(1).noneMatch(row -> row.style() == RowStyle.TOTAL);
        assertThat(report.proof().rowCount()).isEqualTo(5);
    }

    private static Report report(LinePage... pages) {
        return LinesReport.of("Ledger lines", "Superscapes", "Oct 2026", Map.of("Account", "5030"), List.of(pages),
                Samples.CONTEXT);
    }

    private static LinePage page(long count, @Nullable Object... cells) {
        List<@Nullable Object> row = new java.util.ArrayList<>(Arrays.asList(cells));
        row.addFirst("key");
        return new LinePage(COLUMNS, List.of(row), new BigDecimal("10.10"), count, "USD", null,
                new BatchInfo(1, Instant.EPOCH, TieOutState.TIED));
    }
}
