package com.superscapes.bench.serve;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A journal of one account: entries that debit and credit it with the same amount, on the days, branches and divisions that the
 * account's own lines have. Every balance stays, so that the books still tie out.
 */
final class LargeAccount {

    /** An account that every branch posts to in every month. */
    static final String CODE = "5110";

    private static final int TEMPLATES = 3_000;

    private LargeAccount() {
    }

    /** Adds the journal to an export. @param lines of it, rounded to an even number */
    static void addTo(Path export, long lines) throws IOException {
        List<NamedCsvRecord> own = new ArrayList<>();
        for (Path journal : journals(export)) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(journal)) {
                rows.stream().filter(row -> row.getField("account").equals(CODE) && row.getField("kind").isEmpty())
                        .limit(TEMPLATES).forEach(own::add);
            }
        }
        try (CsvWriter out = CsvWriter.builder().build(export.resolve("journal-large.csv"))) {
            out.writeRecord(own.getFirst().getHeader());
            for (long entry = 1; entry <= lines / 2; entry++) {
                NamedCsvRecord like = own.get((int) (entry * 7919 % own.size()));
                String amount = entry % 900 + 1 + ".25";
                out.writeRecord(line(like, entry, 1, amount, "0.00"));
                out.writeRecord(line(like, entry, 2, "0.00", amount));
            }
        }
    }

    private static List<Path> journals(Path export) throws IOException {
        try (var files = Files.list(export)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("journal-")).sorted().toList();
        }
    }

    private static List<String> line(NamedCsvRecord like, long entry, int line, String debit, String credit) {
        List<String> values = new ArrayList<>(like.getFields());
        List<String> header = like.getHeader();
        values.set(header.indexOf("journal_id"), "LARGE-" + entry);
        values.set(header.indexOf("line"), Integer.toString(line));
        values.set(header.indexOf("debit"), debit);
        values.set(header.indexOf("credit"), credit);
        return values;
    }
}
