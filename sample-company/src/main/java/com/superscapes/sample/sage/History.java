package com.superscapes.sample.sage;

import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.chart.Chart;
import com.superscapes.sample.event.Company;
import java.io.IOException;
import java.time.LocalDate;

/** The company's life into Sage's tables, day by day; the same options always tell the same life. */
final class History {

    private final SampleOptions options;
    private final Books books = new Books(Chart.load());
    private final SageBooks sage;
    private final Company company;

    /** @param beside where what Sage has no tables for goes */
    History(SampleOptions options, SageSink sink, SageSink beside) {
        this.options = options;
        this.sage = new SageBooks(sink, beside, books.chart());
        this.company = new Company(books, options.seed(), options.scale());
    }

    /** From the beginning to the last day of the options. */
    void play() throws IOException {
        sage.masters(Day.of(Company.BIRTH));
        company.listen(sage.news());
        books.writeTo(sage);
        for (LocalDate date = Company.BIRTH; date.isBefore(SampleOptions.FIRST_DAY); date = date.plusDays(1)) {
            company.live(date);
        }
        company.closeYear();
        sage.begin(Day.of(SampleOptions.FIRST_DAY).fiscalYear(), books);
        for (LocalDate date = SampleOptions.FIRST_DAY; !date.isAfter(options.through()); date = date.plusDays(1)) {
            company.live(date);
            if (isYearEnd(date) && date.isBefore(options.through())) {
                company.closeYear();
            }
            Day day = Day.of(date);
            if (day.isMonthEnd() || date.equals(options.through())) {
                sage.period(day.fiscalYear(), day.period(), books);
            }
        }
    }

    /** One day more; periods are not ended. */
    void live(LocalDate date) {
        company.live(date);
    }

    private static boolean isYearEnd(LocalDate date) {
        return date.getMonthValue() == 10 && date.getDayOfMonth() == 31;
    }
}
