package com.superscapes.reports.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.reports.Cell;
import com.superscapes.reports.ReportRow;
import com.superscapes.reports.RowStyle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageBreaksTest {

    /** H heading, d detail, S subtotal, T total; the number that fits, then the row the next page begins with. */
    @ParameterizedTest
    @CsvSource({"ddddd,3,3", "ddHdd,3,2", "ddHddd,4,2", "ddHddd,5,2", "ddddT,4,2", "dddSd,3,2", "dddddd,6,6",
            "dddSST,5,2", "ddddd,4,3",
            "ddHdd,4,2"})
    void aPageEndsWhereNothingIsTornApart(String rows, int fits, int next) {
        assertThat(new PageBreaks(rows.chars().mapToObj(PageBreaksTest::row).toList()).next(0, fits)).isEqualTo(next);
    }

    @Test
    void rowsThatOnlyBelongTogetherAreTornWhereTheyMustBe() {
        assertThat(new PageBreaks("SSSS".chars().mapToObj(PageBreaksTest::row).toList()).next(0, 2)).isEqualTo(2);
    }

    private static ReportRow row(int sign) {
        RowStyle style = switch (sign) {
            case 'H' -> RowStyle.HEADING;
            case 'S' -> RowStyle.SUBTOTAL;
            case 'T' -> RowStyle.TOTAL;
            default -> RowStyle.DETAIL;
        };
        return new ReportRow("r", style, 0, List.of(Cell.BLANK), List.of(), 0);
    }
}
