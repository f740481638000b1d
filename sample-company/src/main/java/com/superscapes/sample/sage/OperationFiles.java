package com.superscapes.sample.sage;

import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.event.Contract;
import com.superscapes.sample.file.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations behind the ledger as CSV files, such as people export them from Sage: columns named in words, branches and
 * divisions by their codes, everything else as Sage keeps it. Tables of the ledger itself are not written.
 */
public final class OperationFiles implements SageSink {

    private static final String RETAINAGE = "retainage";
    private static final Set<String> ORDERS = Set.of("pchord", "pcorln", "subcon", "sbcnln");

    private final Path folder;
    private final List<Path> files;
    private final SageSchema schema = SageSchema.load();
    private final Map<String, Text> open = new HashMap<>();
    /** What changes until the end, by table and number: construction jobs, orders and subcontracts. */
    private final Map<String, Map<Long, Row>> unfinished = new LinkedHashMap<>();
    /** The job of each application for payment. */
    private final Map<Long, Object> applications = new HashMap<>();
    private String entry = "";

    /** @param files gets the path of each file as it is begun */
    public OperationFiles(Path folder, List<Path> files) {
        this.folder = folder;
        this.files = files;
    }

    /** The journal's own number of the entry that the rows to come are of. */
    public void of(String journalEntry) {
        entry = journalEntry;
    }

    @Override
    public void row(String table, long number, LocalDateTime at, @Nullable Object... values) throws IOException {
        Row row = new Row(schema.columns(table), number, at, values);
        if (table.equals("aiafrm")) {
            applications.put(number, Objects.requireNonNull(row.value("jobnum")));
        }
        Exports.Export export = Exports.ALL.get(table);
        if (export == null) {
            return;
        }
        if (table.equals("actrec") && number > Contract.FIRST_NUMBER || ORDERS.contains(table)) {
            unfinished.computeIfAbsent(table, key -> new LinkedHashMap<>()).put(number, row);
            return;
        }
        write(export, row, "");
        Object retained = row.has("retain") ? row.value("retain") : null;
        if (retained instanceof BigDecimal amount && amount.signum() != 0) {
            write(export, row, RETAINAGE); // an item of its own, as it is due at another time
        }
    }

    @Override
    public void change(String table, long number, LocalDateTime at, Map<String, Object> values) {
        Row row = unfinished.getOrDefault(table, Map.of()).get(number);
        if (row != null) {
            values.forEach(row::set);
        }
    }

    /** One row of a table, by column. */
    private record Row(List<String> columns, long number, LocalDateTime at, @Nullable Object[] values) {

        boolean has(String column) {
            return columns.contains(column);
        }

        void set(String column, Object value) {
            values[columns.indexOf(column) - 6] = value;
        }

        @Nullable
        Object value(String column) {
            int own = columns.indexOf(column) - 6;
            return column.equals("recnum") ? Long.valueOf(number) : values[own];
        }
    }

    private void write(Exports.Export export, Row row, String part) throws IOException {
        Text text = open.get(export.file());
        if (text == null) {
            Path file = folder.resolve(export.file());
            files.add(file);
            text = new Text(file).put(String.join(",", export.headers())).put('\n');
            open.put(export.file(), text);
        }
        for (int i = 0; i < export.sources().size(); i++) {
            text.put(Text.field(i == 0 && part.equals(RETAINAGE)
                    ? "R" + row.number()
                    : cell(export.headers().get(i), export.sources().get(i), row, part)));
            text.put(i == export.sources().size() - 1 ? '\n' : ',');
        }
    }

    private String cell(String header, Exports.Source source, Row row, String part) {
        if (part.equals(RETAINAGE)) {
            switch (header) {
                case "kind" -> {
                    return RETAINAGE;
                }
                case "amount" -> {
                    return String.valueOf(row.value("retain"));
                }
                case "account" -> {
                    return String.valueOf(row.value("retact"));
                }
                default -> {
                    // the invoice's own
                }
            }
        }
        return text(source, row);
    }

    private String text(Exports.Source source, Row row) {
        if (source.how().equals("day")) {
            return row.at().toLocalDate().toString();
        }
        Object value = row.value(source.column());
        if (value == null) {
            return "";
        }
        return switch (source.how()) {
            case "branch" -> branch(((Number) value).intValue());
            case "division" -> division(((Number) value).intValue());
            case "entry" -> entry;
            case "line" -> value + "/" + row.value("linnum");
            case "property" -> String.valueOf(Beside.property(((Number) value).intValue(), workDivision(row)));
            case "service-line" -> String.valueOf(Beside.serviceLine(((Number) value).intValue(), workDivision(row)));
            case "manager" -> "M" + value; // budget lines have numbers too
            case "stored" -> "U" + value + "/" + row.value("linnum");
            case "order" -> "P" + value;
            case "subcontract" -> "S" + value;
            case "order-line" -> "P" + value + "/" + row.value("linnum");
            case "subcontract-line" -> "S" + value + "/" + row.value("linnum");
            case "change-line" -> "C" + value + "/" + row.value("linnum");
            case "ordered" -> header("pchord", value, "orddte");
            case "order-job" -> header("pchord", value, "jobnum");
            case "signed" -> header("subcon", value, "condte");
            case "subcontract-job" -> header("subcon", value, "jobnum");
            case "application" -> String.valueOf(applications.get(value));
            case "part" -> (Integer.valueOf(4).equals(row.value("pmttyp")) ? "R" : "") + value;
            default -> source.column().equals("cstcde") ? code((BigDecimal) value) : value.toString();
        };
    }

    /** A column of the order that a line is of. */
    private String header(String table, Object number, String column) {
        Row row = Objects.requireNonNull(unfinished.getOrDefault(table, Map.of()).get(((Number) number).longValue()));
        return String.valueOf(row.value(column));
    }

    /** Sage keeps three decimals for codes that have none. */
    private static String code(BigDecimal costCode) {
        return costCode.stripTrailingZeros().toPlainString();
    }

    /** Place of the division among all, of a row with a subaccount. */
    private static int workDivision(Row row) {
        return row.value("dptmnt") instanceof Number subaccount ? subaccount.intValue() % 100 - 1 : 0;
    }

    private static String branch(int subaccount) {
        return subaccount < 100 ? "" : Branch.ALL.get(subaccount / 100 - 1).code();
    }

    private static String division(int subaccount) {
        return subaccount % 100 == 0 ? "" : Division.values()[subaccount % 100 - 1].code();
    }

    @Override
    public void close() throws IOException {
        for (Map.Entry<String, Map<Long, Row>> table : unfinished.entrySet()) {
            Exports.Export export = Objects.requireNonNull(Exports.ALL.get(table.getKey()));
            for (Row row : table.getValue().values()) {
                write(export, row, "");
            }
        }
        unfinished.clear();
        IOException failed = null;
        for (Text text : open.values()) {
            try {
                text.close();
            } catch (IOException broken) {
                failed = broken;
            }
        }
        open.clear();
        if (failed != null) {
            throw failed;
        }
    }
}
