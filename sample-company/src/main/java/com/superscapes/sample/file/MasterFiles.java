package com.superscapes.sample.file;

import com.superscapes.sample.books.Books;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;

/** Writes what does not grow with the ledger: the mapping, accounts, branches, divisions and opening balances. */
public final class MasterFiles {

    private final Path folder;

    public MasterFiles(Path folder) {
        this.folder = folder;
    }

    /** mapping.yaml: how the loader reads this export. */
    public Path mapping() throws IOException {
        Path file = folder.resolve("mapping.yaml");
        try (InputStream in = MasterFiles.class.getResourceAsStream("mapping.yaml")) {
            if (in == null) {
                throw new IllegalStateException("mapping.yaml is missing from the sample-company module.");
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    /** accounts.csv. */
    public Path accounts(Books books) throws IOException {
        return Files.write(folder.resolve("accounts.csv"), books.chart().file());
    }

    /** branches.csv. */
    public Path branches() throws IOException {
        Path file = folder.resolve("branches.csv");
        try (Text text = new Text(file)) {
            text.put("branch,name,region\n");
            for (Branch branch : Branch.ALL) {
                text.put(branch.code()).put(',').put(branch.name()).put(',').put(branch.region()).put('\n');
            }
        }
        return file;
    }

    /** divisions.csv. */
    public Path divisions() throws IOException {
        Path file = folder.resolve("divisions.csv");
        try (Text text = new Text(file)) {
            text.put("division,name\n");
            for (Division division : Division.values()) {
                text.put(division.code()).put(',').put(division.title()).put('\n');
            }
        }
        return file;
    }

    /** opening-balances.csv: the books' balances as they are now, by branch and division, dated {@code first}. */
    public Path opening(Books books, LocalDate first) throws IOException {
        Path file = folder.resolve("opening-balances.csv");
        try (Text text = new Text(file)) {
            text.put("account,date,branch,division,amount\n");
            for (int account = 0; account < books.chart().size(); account++) {
                for (int cell = 0; cell < Books.CELLS; cell++) {
                    opening(text, books, account, cell, first);
                }
            }
        }
        return file;
    }

    private static void opening(Text text, Books books, int account, int cell, LocalDate first) throws IOException {
        long cents = books.cell(account, cell);
        if (cents == 0) {
            return;
        }
        int branch = Books.branchOf(cell);
        int division = Books.divisionOf(cell);
        text.put(books.chart().account(account).code()).put(',').put(first.toString()).put(',')
                .put(branch == Branch.NONE ? "" : Branch.ALL.get(branch).code()).put(',')
                .put(division == Division.NONE ? "" : Division.values()[division].code()).put(',').money(cents)
                .put('\n');
    }
}
