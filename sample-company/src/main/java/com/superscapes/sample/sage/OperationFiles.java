package com.superscapes.sample.sage;

import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Division;
import com.superscapes.sample.event.Contract;
import com.superscapes.sample.file.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The operations behind the ledger as CSV files, such as people export them from Sage: columns named in words, branches and
 * divisions by their codes, everything else as Sage keeps it. Tables of the ledger itself are not written.
 */
public final class OperationFiles implements SageSink {

    private static final String RETAINAGE = "retainage";
    private static final Map<String, Export> EXPORTS = exports();

    private final Path folder;
    private final List<Path> files;
    private final SageSchema schema = SageSchema.load();
    private final Map<String, Text> open = new HashMap<>();
    private final Map<Long, Row> unfinished = new LinkedHashMap<>();
    private String entry = "";

    /** One file: its table, and a column of the file after the other as "header column" or "header column=how". */
    private record Export(String file, List<String> headers, List<Source> sources) {
    }

    /** @param how what is made of the column: nothing, or one of the words of {@link #text} */
    private record Source(String column, String how) {
    }

    /** @param files gets the path of each file as it is begun */
    public OperationFiles(Path folder, List<Path> files) {
        this.folder = folder;
        this.files = files;
    }

    private static Map<String, Export> exports() {
        Map<String, Export> all = new LinkedHashMap<>();
        add(all, "reccln", "customers.csv", "customer recnum, name clnnme, terms_days duedys");
        add(all, "actpay", "vendors.csv", "vendor recnum, name vndnme, terms_days duedys");
        add(all, "svclin", "service-lines.csv", "service_line recnum, code svccde, name svcnme");
        add(all, "prpsit", "properties.csv",
                "property recnum, name prpnme, customer clnnum, branch dptmnt=branch, city ctynme, region region");
        add(all, "crwlst", "crews.csv", "crew recnum, code shtnme, name crwnme, branch dptmnt=branch");
        add(all, "eqpuse", "equipment-usage.csv",
                "use recnum, date usedte, equipment eqpnum, job jobnum, hours hrsuse, meter mtrrdg, fuel fuelqt");
        add(all, "mgrest", "manager-estimates.csv",
                "estimate recnum=manager, date estdte, job jobnum, cost_code cstcde, cost_type csttyp, amount ttlest");
        add(all, "cstcde", "cost-codes.csv", "cost_code recnum, name cdenme, cost_type csttyp");
        add(all, "employ", "employees.csv",
                "employee recnum, position payttl, branch dptmnt=branch, crew dptmnt, hired dtehre, left dteina, status status, pay_rate payrt1");
        add(all, "eqpmnt", "equipment.csv",
                "equipment recnum, code shtnme, name eqpnme, class eqptyp, branch dptmnt=branch, purchased prchdt, hourly_rate hrrate");
        add(all, "actrec", "jobs.csv",
                "job recnum, code shtnme, name jobnme, customer clnnum, property clnnum=property, branch dptmnt=branch,"
                        + " division dptmnt=division, service_line clnnum=service-line, type jobtyp,"
                        + " contract cntrct, retainage_percent retpct, status status, manager supvsr, start sttdte, end cmpdte");
        add(all, "jobphs", "phases.csv", "phase recnum, job jobnum, number phsnum, name phsnme");
        String item = "invoice recnum, kind invtyp, number invnum, date invdte, due duedte, %s, job jobnum, amount invnet,"
                + " account lgract, status status, description dscrpt, entry lgrrec=entry";
        add(all, "acrinv", "ar-invoices.csv", item.formatted("customer clnnum"));
        add(all, "acpinv", "ap-invoices.csv", item.formatted("vendor vndnum"));
        add(all, "arivln", "ar-invoice-lines.csv",
                "id recnum=line, invoice recnum, line linnum, date @=day, job jobnum, description dscrpt, amount amount, account lgract");
        add(all, "apivln", "ap-invoice-lines.csv",
                "id recnum=line, invoice recnum, line linnum, date @=day, job jobnum, cost_code cstcde, cost_type csttyp, description dscrpt,"
                        + " amount amount, account lgract");
        add(all, "acrpmt", "ar-payments.csv",
                "payment recnum=part, invoice acrinv=part, date pmtdte, kind pmttyp, amount amount, account lgract,"
                        + " description dscrpt, entry lgrrec=entry");
        add(all, "acppmt", "ap-payments.csv",
                "payment recnum=part, invoice acpinv=part, date pmtdte, kind pmttyp, amount amount, account lgract,"
                        + " check chknum, entry lgrrec=entry");
        add(all, "jobcst", "job-costs.csv",
                "cost recnum, date trndte, job jobnum, cost_code cstcde, cost_type csttyp, vendor vndnum, hours csthrs, amount cstamt,"
                        + " account lgract, document trnnum, description dscrpt, entry lgrrec=entry");
        add(all, "eqpcst", "equipment-costs.csv",
                "cost recnum, date trndte, equipment eqpnum, kind csttyp, job jobnum, hours csthrs, amount cstamt, account lgract,"
                        + " description dscrpt, entry lgrrec=entry");
        add(all, "payrec", "pay-records.csv",
                "record recnum, employee empnum, start strprd, end payprd, check chknum, date chkdte, branch dptmnt=branch,"
                        + " division dptmnt=division, regular_hours reghrs, overtime_hours ovthrs, gross grspay, deductions dedttl,"
                        + " additions addttl, net netpay, burden burden, entry lgrrec=entry");
        add(all, "tmcdln", "time-cards.csv",
                "id recnum=line, record recnum, employee empnum, crew dptmnt, date dtewrk, branch dptmnt=branch,"
                        + " division dptmnt=division, job jobnum,"
                        + " cost_code cstcde, pay_type paytyp, rate payrte, hours hrswrk, amount payamt, description dscrpt");
        add(all, "bdglin", "job-budgets.csv",
                "budget recnum, date bdgdte, job jobnum, cost_code cstcde, cost_type csttyp, hours hrsbdg, amount ttlbdg");
        add(all, "prmchg", "change-orders.csv",
                "change_order recnum, job jobnum, number chgnum, date chgdte, description dscrpt, status status, contract appamt,"
                        + " cost cstamt");
        return all;
    }

    private static void add(Map<String, Export> all, String table, String file, String columns) {
        List<String> headers = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (String column : columns.split(",\\s*")) {
            String[] words = column.split(" ");
            String[] source = words[1].split("=");
            headers.add(words[0]);
            sources.add(new Source(source[0], source.length > 1 ? source[1] : ""));
        }
        all.put(table, new Export(file, headers, sources));
    }

    /** The journal's own number of the entry that the rows to come are of. */
    public void of(String journalEntry) {
        entry = journalEntry;
    }

    @Override
    public void row(String table, long number, LocalDateTime at, @Nullable Object... values) throws IOException {
        Export export = EXPORTS.get(table);
        if (export == null) {
            return;
        }
        Row row = new Row(schema.columns(table), number, at, values);
        if (table.equals("actrec") && number > Contract.FIRST_NUMBER) {
            unfinished.put(number, row); // its last day is not known yet
            return;
        }
        write(export, row, "");
        Object retained = row.has("retain") ? row.value("retain") : null;
        if (retained instanceof BigDecimal amount && amount.signum() != 0) {
            write(export, row, RETAINAGE); // an item of its own, as it is due at another time
        }
    }

    /** Construction jobs are told as they are at the end. */
    @Override
    public void change(String table, long number, LocalDateTime at, Map<String, Object> values) {
        Row row = unfinished.get(number);
        if (table.equals("actrec") && row != null) {
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

    private void write(Export export, Row row, String part) throws IOException {
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

    private String cell(String header, Source source, Row row, String part) {
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

    private String text(Source source, Row row) {
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
            case "part" -> (Integer.valueOf(4).equals(row.value("pmttyp")) ? "R" : "") + value;
            default -> source.column().equals("cstcde") ? code((BigDecimal) value) : value.toString();
        };
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
        Export jobs = Objects.requireNonNull(EXPORTS.get("actrec"));
        for (Row job : unfinished.values()) {
            write(jobs, job, "");
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
