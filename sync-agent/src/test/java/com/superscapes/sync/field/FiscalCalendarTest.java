package com.superscapes.sync.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.testing.TestWarehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fiscal years by weeks, as the agent places a row and as the warehouse cuts its periods. */
class FiscalCalendarTest {

    /** The last Saturday of January and the one nearest its end: fiscal years of well-known retailers. */
    @ParameterizedTest
    @CsvSource({"last,2023,2023-01-28,2024-01-27", "nearest,2023,2023-01-29,2024-02-03",
            "nearest,2024,2024-02-04,2025-02-01"})
    void aYearByWeeksEndsOnItsWeekday(String ends, int calendarYear, LocalDate first, LocalDate last) {
        FiscalCalendar calendar = new FiscalCalendar(2, "4-4-5", DayOfWeek.SATURDAY, ends.equals("nearest"));
        LocalDate start = ends.equals("nearest") ? first : first.plusDays(1);
        FiscalPeriod whole = new FiscalPeriod(calendarYear + 1, 1);
        assertThat(calendar.firstDay(whole)).isEqualTo(start);
        assertThat(calendar.lastDay(new FiscalPeriod(calendarYear + 1, 12))).isEqualTo(last);
        assertThat(calendar.of(last)).isEqualTo(new FiscalPeriod(calendarYear + 1, 12));
        assertThat(calendar.of(last.plusDays(1))).isEqualTo(new FiscalPeriod(calendarYear + 2, 1));
    }

    @Test
    void periodsHaveTheWeeksThatThePatternSays() {
        FiscalCalendar calendar = new FiscalCalendar(2, "4-5-4", DayOfWeek.SATURDAY, true);
        assertThat(calendar.firstDay(new FiscalPeriod(2024, 2))).isEqualTo(LocalDate.of(2023, 2, 26));
        assertThat(calendar.firstDay(new FiscalPeriod(2024, 3))).isEqualTo(LocalDate.of(2023, 4, 2));
        assertThat(calendar.lastDay(new FiscalPeriod(2024, 3))).isEqualTo(LocalDate.of(2023, 4, 29));
        // 53 weeks: the last period has one more.
        assertThat(calendar.firstDay(new FiscalPeriod(2024, 12))).isEqualTo(LocalDate.of(2023, 12, 31));
        assertThat(calendar.lastDay(new FiscalPeriod(2024, 12))).isEqualTo(LocalDate.of(2024, 2, 3));
    }

    @ParameterizedTest
    @CsvSource({",1,6,false", ",11,6,false", "4-4-5,2,6,true", "4-4-5,11,5,false", "4-5-4,1,7,true", "5-4-4,7,3,false"})
    void theAgentAndTheWarehouseCutTheSamePeriods(String weeks, int startMonth, int weekday, boolean nearest)
            throws Exception {
        FiscalCalendar calendar = new FiscalCalendar(startMonth, weeks, DayOfWeek.of(weekday), nearest);
        try (TestWarehouse warehouse = TestWarehouse.create();
                Connection connection = warehouse.logins().owner().dataSource().getConnection()) {
            try (PreparedStatement company = connection.prepareStatement("""
                    insert into warehouse.dim_company (company_key, code, name, base_currency, fiscal_year_start, fiscal_weeks, week_ends_on, year_ends_nearest, batch_from)
                    values (1, 'C', 'C', 'USD', ?, ?, ?, ?, 0)
                    """)) {
                company.setInt(1, startMonth);
                company.setString(2, weeks);
                company.setInt(3, weekday);
                company.setBoolean(4, nearest);
                company.executeUpdate();
            }
            List<String> ours = new ArrayList<>();
            for (LocalDate day = LocalDate.of(2019, 1, 1); day.isBefore(LocalDate.of(2030, 1, 1)); day = day
                    .plusDays(1)) {
                FiscalPeriod period = calendar.of(day);
                assertThat(day).isBetween(calendar.firstDay(period), calendar.lastDay(period));
                ours.add(day + " " + (period.year() * 100 + period.period()));
            }
            assertThat(days(connection)).containsExactlyElementsOf(ours);
        }
    }

    private static List<String> days(Connection connection) throws Exception {
        List<String> days = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("select ops.ensure_fiscal_periods(1, '2019-01-01', '2029-12-31')");
            try (ResultSet rows = statement.executeQuery("""
                    select calendar_date || ' ' || period_key from semantic.calendar_date
                    where calendar_date between '2019-01-01' and '2029-12-31' order by calendar_date
                    """)) {
                while (rows.next()) {
                    days.add(rows.getString(1));
                }
            }
        }
        return days;
    }
}
