package com.superscapes.bench.increment;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Corrections of an export: whole entries from all of its journals, as many in each month as it has, with another branch
 * and another description; they still balance, and every account comes to what it did.
 */
public final class ChangedEntries {

    private static final List<String> MEMBERS = List.of("mapping.yaml", "accounts.csv", "branches.csv",
            "divisions.csv");

    private final Path export;
    private final List<String> branches;

    /** @param export a folder of the sample company */
    public ChangedEntries(Path export) throws IOException {
        this.export = export;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(export.resolve("branches.csv"))) {
            branches = rows.stream().map(row -> row.getField("branch")).toList();
        }
    }

    /**
     * Writes them as an export of their own.
     *
     * @param total  lines of the export
     * @param wanted lines to change, about
     * @param round  another number changes the same lines to something else
     * @return lines written
     */
    public long write(Path folder, long total, long wanted, int round) throws IOException {
        Files.createDirectories(folder);
        for (String name : MEMBERS) {
            Files.copy(export.resolve(name), folder.resolve(name));
        }
        try (CsvWriter out = CsvWriter.builder().build(folder.resolve("journal-corrections-" + round + ".csv"))) {
            long written = 0;
            for (Path journal : journals()) {
                written += copy(journal, out, new Share(total, wanted), round, written == 0);
            }
            return written;
        }
    }

    private List<Path> journals() throws IOException {
        try (var files = Files.list(export)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("journal-")).sorted().toList();
        }
    }

    private long copy(Path journal, CsvWriter out, Share share, int round, boolean header) throws IOException {
        long written = 0;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(journal)) {
            boolean first = header;
            for (NamedCsvRecord row : rows) {
                if (first) {
                    out.writeRecord(row.getHeader());
                    first = false;
                }
                if (share.takes(row.getField("journal_id"))) {
                    out.writeRecord(changed(row, round));
                    written++;
                }
            }
        }
        return written;
    }

    private List<String> changed(NamedCsvRecord row, int round) {
        List<String> values = new ArrayList<>(row.getFields());
        int branch = row.getHeader().indexOf("branch");
        int known = branches.indexOf(values.get(branch));
        if (known >= 0) {
            values.set(branch, branches.get((known + round) % branches.size()));
        }
        values.set(row.getHeader().indexOf("description"), row.getField("description") + ", corrected " + round);
        return values;
    }

    /** Takes entries so that of every part of a journal the same share of lines is taken. */
    private static final class Share {

        private final long total;
        private final long wanted;
        private String entry = "";
        private boolean taking;
        private long seen;
        private long taken;

        Share(long total, long wanted) {
            this.total = total;
            this.wanted = wanted;
        }

        boolean takes(String of) {
            if (!of.equals(entry)) {
                entry = of;
                taking = taken * total < seen * wanted;
            }
            seen++;
            taken += taking ? 1 : 0;
            return taking;
        }
    }
}
