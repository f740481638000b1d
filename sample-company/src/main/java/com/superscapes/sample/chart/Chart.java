package com.superscapes.sample.chart;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The contractor's chart of accounts, read from {@code chart.csv}; accounts are addressed by index for speed. */
public final class Chart {

    private final byte[] file;
    private final List<Account> accounts = new ArrayList<>();
    private final int[] indexByCode = new int[10_000];

    private Chart(byte[] file) {
        this.file = file;
        Arrays.fill(indexByCode, -1);
    }

    /** Reads the chart that comes with this module. */
    public static Chart load() {
        try (InputStream in = Chart.class.getResourceAsStream("chart.csv")) {
            if (in == null) {
                throw new IllegalStateException("chart.csv is missing from the sample-company module.");
            }
            Chart chart = new Chart(in.readAllBytes());
            chart.read();
            return chart;
        } catch (IOException e) {
            throw new UncheckedIOException("chart.csv of the sample company cannot be read.", e);
        }
    }

    private void read() throws IOException {
        var text = new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                indexByCode[Integer.parseInt(row.getField("account"))] = accounts.size();
                accounts.add(new Account(row.getField("account"), row.getField("name"), row.getField("type"),
                        row.getField("class"), row.getField("parent"), row.getField("normal")));
            }
        }
    }

    /** The index of an account number that must exist. */
    public int at(int code) {
        int index = indexByCode[code];
        if (index < 0) {
            throw new IllegalArgumentException("The chart has no account " + code + ".");
        }
        return index;
    }

    /** The account at an index. */
    public Account account(int index) {
        return accounts.get(index);
    }

    /** Accounts there are, parents included. */
    public int size() {
        return accounts.size();
    }

    /** The chart as exported: accounts.csv. */
    public byte[] file() {
        return file.clone();
    }
}
