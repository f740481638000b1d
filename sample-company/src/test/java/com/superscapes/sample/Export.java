package com.superscapes.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An export read back from its files, independently of what wrote them. */
final class Export {

    record Line(String entry, LocalDate date, int year, int period, String kind, String account, String branch,
            String division, BigDecimal amount, String document, String reference) {
    }

    private final Path folder;
    final Map<String, String> types = new HashMap<>();
    final Map<String, String> classes = new HashMap<>();
    final Map<String, BigDecimal> opening = new TreeMap<>();

    Export(Path folder) throws IOException {
        this.folder = folder;
        rows("accounts.csv", row -> {
            types.put(row.getField("account"), row.getField("type"));
            classes.put(row.getField("account"), row.getField("class"));
        });
        rows("opening-balances.csv", row -> opening.merge(row.getField("account"),
                new BigDecimal(row.getField("amount")), BigDecimal::add));
    }

    void rows(String file, Consumer<NamedCsvRecord> use) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            rows.forEach(use);
        }
    }

    List<String> files(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> p.getFileName().toString()).filter(n -> n.startsWith(prefix)).sorted().toList();
        }
    }

    void lines(Consumer<Line> use) {
        try {
            for (String file : files("journal-")) {
                rows(file, row -> use.accept(line(row)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(NamedCsvRecord row) {
        BigDecimal amount = new BigDecimal(row.getField("debit")).subtract(new BigDecimal(row.getField("credit")));
        return new Line(row.getField("journal_id"), LocalDate.parse(row.getField("posting_date")),
                Integer.parseInt(row.getField("fiscal_year")), Integer.parseInt(row.getField("period")),
                row.getField("kind"), row.getField("account"), row.getField("branch"), row.getField("division"),
                amount, row.getField("document"), row.getField("reference"));
    }

    boolean isProfitAndLoss(String account) {
        return "revenue".equals(types.get(account)) || "expense".equals(types.get(account));
    }
}
