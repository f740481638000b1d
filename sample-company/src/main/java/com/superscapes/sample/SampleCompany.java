package com.superscapes.sample;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.books.Day;
import com.superscapes.sample.books.Ledger;
import com.superscapes.sample.chart.Chart;
import com.superscapes.sample.event.Company;
import com.superscapes.sample.event.Scale;
import com.superscapes.sample.file.BudgetFile;
import com.superscapes.sample.file.JournalFiles;
import com.superscapes.sample.file.MasterFiles;
import com.superscapes.sample.file.TrialBalanceFile;
import com.superscapes.sample.sage.OperationFiles;
import com.superscapes.sample.sage.SageBooks;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fictional landscaping company's ledger export: twelve branches, five divisions, three fiscal years. The files are
 * written as a stream, so that memory does not grow with the number of lines.
 */
public final class SampleCompany {

    private final SampleOptions options;
    private final Path folder;
    private final SampleProgress progress;
    private final Books books = new Books(Chart.load());
    private final Company company;
    private final List<Path> files = new ArrayList<>();
    private @Nullable Operations operations;

    /** Where the operations are written, and what makes them of the ledger. */
    private record Operations(OperationFiles files, SageBooks books) {
    }

    private SampleCompany(SampleOptions options, Path folder, SampleProgress progress) {
        this.options = options;
        this.folder = folder;
        this.progress = progress;
        this.company = new Company(books, options.seed(), new Calibration(options).scale());
    }

    /** Writes the export into a folder, which is made if missing; files of an earlier export are replaced. */
    public static SampleSummary generate(SampleOptions options, Path folder) throws IOException {
        return generate(options, folder, SampleProgress.NONE);
    }

    /** Writes the export and tells how far it is. */
    public static SampleSummary generate(SampleOptions options, Path folder, SampleProgress progress)
            throws IOException {
        return new SampleCompany(options, emptied(folder), progress).generate();
    }

    /** Writes the export with the operations behind it: invoices, payments, jobs, machines, hours and pay records. */
    public static SampleSummary generateWithOperations(SampleOptions options, Path folder, SampleProgress progress)
            throws IOException {
        SampleCompany company = new SampleCompany(options, emptied(folder), progress);
        try (OperationFiles files = new OperationFiles(folder, company.files)) {
            company.operations = new Operations(files, new SageBooks(files, files, company.books.chart()));
            return company.generate();
        }
    }

    private static Path emptied(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int year = 2024; year <= 2026; year++) {
            Files.deleteIfExists(folder.resolve("journal-FY" + year + ".csv"));
        }
        return folder;
    }

    private SampleSummary generate() throws IOException {
        if (operations != null) {
            operations.books().masters(Day.of(Company.BIRTH));
            books.writeTo(operations.books());
            company.listen(operations.books().news());
        }
        playPast(company);
        MasterFiles masters = new MasterFiles(folder);
        files.add(masters.mapping());
        files.add(masters.accounts(books));
        files.add(masters.branches());
        files.add(masters.divisions());
        files.add(masters.opening(books, SampleOptions.FIRST_DAY));
        writeYears();
        BudgetFile budget = new BudgetFile(folder);
        files.add(budget.year(2025));
        files.add(budget.year(2026));
        files.add(folder.resolve("trial-balance.csv"));
        requireTies();
        return new SampleSummary(files, books.lines(), books.entries(), dollars(books.totalDebit()),
                dollars(company.openReceivables()), dollars(company.openPayables()));
    }

    private void writeYears() throws IOException {
        try (JournalFiles journal = new JournalFiles(folder, books.chart(), files, operations != null);
                TrialBalanceFile trialBalance = new TrialBalanceFile(folder, books)) {
            books.writeTo(withOperations(journal));
            for (LocalDate date = SampleOptions.FIRST_DAY; !date.isAfter(options.through()); date = date.plusDays(1)) {
                company.live(date);
                endOfDay(date, trialBalance);
                progress.day(books.lines(), options.lines(), date);
            }
        }
    }

    private Ledger withOperations(JournalFiles journal) throws IOException {
        Operations behind = operations;
        if (behind == null) {
            return journal;
        }
        behind.books().begin(Day.of(SampleOptions.FIRST_DAY).fiscalYear(), books);
        return (entry, day, number) -> {
            journal.take(entry, day, number);
            behind.files().of(JournalFiles.id(entry, number));
            behind.books().take(entry, day, number);
        };
    }

    private void endOfDay(LocalDate date, TrialBalanceFile trialBalance) throws IOException {
        Day day = Day.of(date);
        if (day.isMonthEnd() || date.equals(options.through())) {
            trialBalance.period(day);
            books.startPeriod();
        }
        if (closesAfter(date, options.through())) {
            company.closeYear();
            trialBalance.period(day.adjusting());
            books.startPeriod();
        }
    }

    /** A year is closed once the next one has begun: the books of the last year stay open. */
    private static boolean closesAfter(LocalDate date, LocalDate through) {
        return date.getMonthValue() == 10 && date.getDayOfMonth() == 31 && date.isBefore(through);
    }

    /** The months before the export; their closing balances are its opening balances. */
    private static void playPast(Company company) {
        for (LocalDate date = Company.BIRTH; date.isBefore(SampleOptions.FIRST_DAY); date = date.plusDays(1)) {
            company.live(date);
        }
        company.closeYear();
    }

    /** Counts the lines a scale would give, without writing them. */
    static long count(SampleOptions options, Scale scale) {
        Books books = new Books(Chart.load());
        Company company = new Company(books, options.seed(), scale);
        playPast(company);
        books.writeTo(Ledger.SILENT);
        for (LocalDate date = SampleOptions.FIRST_DAY; !date.isAfter(options.through()); date = date.plusDays(1)) {
            company.live(date);
            if (closesAfter(date, options.through())) {
                company.closeYear();
            }
        }
        return books.lines();
    }

    private void requireTies() {
        if (company.openReceivables() != books.balance(books.at(1210))
                || company.openPayables() != -books.balance(books.at(2110))) {
            throw new IllegalStateException("A sub-ledger of the sample company does not tie to its control account.");
        }
    }

    private static BigDecimal dollars(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
