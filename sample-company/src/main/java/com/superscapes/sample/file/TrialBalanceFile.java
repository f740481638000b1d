package com.superscapes.sample.file;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Writes trial-balance.csv: what the books themselves say of each account and period, from their running totals. */
public final class TrialBalanceFile implements Closeable {

    private final Text text;
    private final Books books;

    public TrialBalanceFile(Path folder, Books books) throws IOException {
        this.text = new Text(folder.resolve("trial-balance.csv"));
        this.books = books;
        text.put("account,fiscal_year,period,opening,debit,credit,closing\n");
    }

    /** Writes the period that ends with this day; accounts without balance and movement are left out. */
    public void period(Day day) throws IOException {
        for (int i = 0; i < books.chart().size(); i++) {
            long debit = books.periodDebit(i);
            long credit = books.periodCredit(i);
            long closing = books.balance(i);
            if (debit != 0 || credit != 0 || closing != 0) {
                text.put(books.chart().account(i).code()).put(',').number(day.fiscalYear()).put(',')
                        .number(day.period()).put(',').money(closing - debit + credit).put(',').money(debit).put(',')
                        .money(credit).put(',').money(closing).put('\n');
            }
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
