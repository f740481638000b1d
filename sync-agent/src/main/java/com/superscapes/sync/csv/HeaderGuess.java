package com.superscapes.sync.csv;

import com.superscapes.sync.mapping.Column;
import com.superscapes.sync.mapping.Content;
import com.superscapes.sync.mapping.FieldSource;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.mapping.Sign;
import com.superscapes.sync.source.OpenedFile;
import com.superscapes.sync.row.TextRow;
import com.superscapes.sync.source.UnreadableSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recognizes a journal or a chart of accounts by conventional headers, so that a plain export needs no mapping. */
public final class HeaderGuess {

    private static final Logger LOG = LoggerFactory.getLogger(HeaderGuess.class);
    private static final int SAMPLE = 1000;
    private static final Map<Column, List<String>> NAMES = Map.ofEntries(
            Map.entry(Column.DATE,
                    List.of("date", "postingdate", "transactiondate", "effectivedate", "gldate", "journaldate",
                            "entrydate", "posteddate")),
            Map.entry(Column.ACCOUNT,
                    List.of("account", "accountnumber", "accountno", "accountcode", "accountid", "glaccount",
                            "glaccountnumber", "glcode", "acct")),
            Map.entry(Column.DEBIT, List.of("debit", "debitamount", "dr", "debits")),
            Map.entry(Column.CREDIT, List.of("credit", "creditamount", "cr", "credits")),
            Map.entry(Column.AMOUNT, List.of("amount", "netamount", "value")),
            Map.entry(Column.INDICATOR,
                    List.of("amountcreditdebitindicator", "debitcreditindicator", "debitcredit", "dc", "drcr",
                            "indicator")),
            Map.entry(Column.ENTRY,
                    List.of("entry", "entryno", "entrynumber", "entryid", "journalid", "journalentry", "journalno",
                            "journalnumber", "journal", "jeno", "voucher", "voucherno", "transactionid",
                            "transactionno", "trans")),
            Map.entry(Column.LINE,
                    List.of("line", "lineno", "linenumber", "lineid", "journalidlinenumber", "entryline")),
            Map.entry(Column.DESCRIPTION,
                    List.of("description", "memo", "text", "narration", "details", "jelinedescription",
                            "linedescription")),
            Map.entry(Column.DOCUMENT,
                    List.of("document", "documentno", "documentnumber", "docno", "invoice", "num", "number")),
            Map.entry(Column.BRANCH, List.of("branch", "businessunitcode", "businessunit", "location")),
            Map.entry(Column.DIVISION, List.of("division", "department", "costcenter", "costcentre", "class")),
            Map.entry(Column.CURRENCY, List.of("currency", "currencycode", "amountcurrency")),
            Map.entry(Column.FISCAL_YEAR, List.of("fiscalyear")),
            Map.entry(Column.PERIOD, List.of("period", "fiscalperiod", "postingperiod")),
            Map.entry(Column.REFERENCE, List.of("reference", "ref")));
    private static final Map<Column, List<String>> CHART_NAMES = Map.of(Column.CODE,
            List.of("account", "accountnumber", "accountno", "accountcode", "accountid", "glaccount",
                    "glaccountnumber", "code", "number"),
            Column.NAME, List.of("name", "accountname", "description", "accountdescription", "glaccountname"),
            Column.TYPE, List.of("type", "accounttype"), Column.CLASS, List.of("class", "statementclass"),
            Column.PARENT, List.of("parent", "parentaccount"), Column.NORMAL, List.of("normal", "normalbalance"));

    private final String name;
    private final List<String> notes = new ArrayList<>();

    private HeaderGuess(String name) {
        this.name = name;
    }

    /** What a file turned out to be, and what was decided for the user on the way. */
    public record Guess(Mapping.FileSpec spec, List<String> notes) {
    }

    /** @throws UnreadableSource if the header is no journal's and no chart's; the message names --mapping */
    public static Guess of(Path path) throws UnreadableSource {
        HeaderGuess guess = new HeaderGuess(OpenedFile.nameOf(path));
        return new Guess(guess.spec(path), guess.notes);
    }

    private Mapping.FileSpec spec(Path path) throws UnreadableSource {
        Mapping.Format format = new Mapping.Format(separator(path), null, true, '.', ",", "yyyy-MM-dd");
        try (CsvTable table = CsvTable.open(path, format)) {
            Map<Column, String> journal = columns(table.header(), NAMES);
            if (AuditDataStandard.isLedger(table.header().stream().map(HeaderGuess::plain).toList())) {
                journal.putAll(columns(table.header(), AuditDataStandard.FURTHER));
            }
            boolean amounts = journal.containsKey(Column.AMOUNT) || journal.containsKey(Column.DEBIT)
                    || journal.containsKey(Column.CREDIT);
            if (journal.containsKey(Column.DATE) && journal.containsKey(Column.ACCOUNT) && amounts) {
                return journal(table, format, journal);
            }
            Map<Column, String> balances = columns(table.header(), AuditDataStandard.TRIAL_BALANCE);
            if (AuditDataStandard.isTrialBalance(balances)) {
                return trialBalance(table, format, balances);
            }
            Map<Column, String> chart = columns(table.header(), CHART_NAMES);
            if (chart.containsKey(Column.CODE) && (chart.containsKey(Column.NAME) || chart.containsKey(Column.TYPE))
                    && !amounts) {
                return spec(Content.ACCOUNTS, format, chart, Map.of());
            }
            throw new UnreadableSource(name, 1L, null, "not-recognized",
                    "the columns (" + String.join(", ", table.header())
                            + ") are neither a journal's (date, account, debit and credit or amount) nor a chart of "
                            + "accounts'; say what they are with --mapping FILE (docs/mapping.md)");
        }
    }

    private Mapping.FileSpec journal(CsvTable table, Mapping.Format format, Map<Column, String> columns)
            throws UnreadableSource {
        if (!columns.containsKey(Column.AMOUNT)) {
            columns.remove(Column.INDICATOR);
        } else if (columns.containsKey(Column.DEBIT) || columns.containsKey(Column.CREDIT)) {
            columns.remove(Column.AMOUNT);
            columns.remove(Column.INDICATOR);
        }
        List<String> dates = new ArrayList<>();
        List<String> amounts = new ArrayList<>();
        sample(table, columns, dates, amounts);
        NotationGuess notation = new NotationGuess(name, notes);
        char decimal = notation.decimal(amounts);
        Mapping.Format seen = new Mapping.Format(format.separator(), null, true, decimal, decimal == '.' ? "," : ".",
                notation.date(dates));
        Map<String, Character> sides = new HashMap<>();
        if (columns.containsKey(Column.INDICATOR)) {
            List.of("D", "d", "DR", "Dr", "Debit", "debit", "DEBIT", "S").forEach(word -> sides.put(word, 'D'));
            List.of("C", "c", "CR", "Cr", "Credit", "credit", "CREDIT", "H").forEach(word -> sides.put(word, 'C'));
        }
        notes.add(name + " was read as a journal by its column names; a mapping file says more (docs/mapping.md).");
        return spec(Content.JOURNAL, seen, columns, sides);
    }

    private Mapping.FileSpec trialBalance(CsvTable table, Mapping.Format format, Map<Column, String> columns)
            throws UnreadableSource {
        List<String> dates = new ArrayList<>();
        sample(table, columns, dates, new ArrayList<>());
        Mapping.Format seen = new Mapping.Format(format.separator(), null, true, '.', ",",
                new NotationGuess(name, notes).date(dates));
        notes.add(name
                + " was read as a trial balance of the Audit Data Standard: its earliest beginning balances are what "
                + "the books start from, its ending balances are compared.");
        return spec(Content.TRIAL_BALANCE, seen, columns, Map.of()).withOpenings();
    }

    private Mapping.FileSpec spec(Content content, Mapping.Format format, Map<Column, String> columns,
            Map<String, Character> sides) {
        Map<String, FieldSource> fields = new LinkedHashMap<>();
        columns.forEach((field, column) -> fields.put(field.word(), FieldSource.of(column)));
        return new Mapping.FileSpec(name, content, null, format, fields, sides, Sign.DEBIT_POSITIVE, Map.of(),
                List.of(),
                Map.of(), Map.of("Assets", "asset", "Liabilities", "liability", "Income", "revenue", "income",
                        "revenue", "Expenses", "expense", "Revenues", "revenue"),
                List.of(), null, null, null, false);
    }

    /** A file that breaks within the sample is not refused here: the rows before the break are loaded. */
    private static void sample(CsvTable table, Map<Column, String> columns, List<String> dates, List<String> amounts) {
        try {
            TextRow found = table.next();
            for (int row = 0; row < SAMPLE && found != null; row++, found = table.next()) {
                add(table, found, columns.get(Column.DATE), dates);
                for (Column column : List.of(Column.AMOUNT, Column.DEBIT, Column.CREDIT)) {
                    add(table, found, columns.get(column), amounts);
                }
            }
        } catch (UnreadableSource broken) {
            LOG.debug("The sample ends early: {}", broken.getMessage());
        }
    }

    private static void add(CsvTable table, TextRow found, @Nullable String column, List<String> to) {
        int index = column == null ? -1 : table.header().indexOf(column);
        if (index >= 0 && index < found.fieldCount() && !found.field(index).isBlank()) {
            to.add(found.field(index).strip());
        }
    }

    private static Map<Column, String> columns(List<String> header, Map<Column, List<String>> names) {
        Map<Column, String> columns = new EnumMap<>(Column.class);
        for (Map.Entry<Column, List<String>> candidate : names.entrySet()) {
            for (String wanted : candidate.getValue()) {
                header.stream().filter(column -> plain(column).equals(wanted)).findFirst()
                        .ifPresent(column -> columns.putIfAbsent(candidate.getKey(), column));
            }
        }
        return columns;
    }

    private static String plain(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** The sign that parts most of the first line. */
    private static char separator(Path path) throws UnreadableSource {
        Mapping.Format whole = new Mapping.Format('\u0001', null, true, '.', "", "yyyy-MM-dd");
        try (CsvTable table = CsvTable.open(path, whole)) {
            String first = String.join("", table.header());
            char best = ',';
            for (char candidate : new char[]{';', '\t', '|'}) {
                if (count(first, candidate) > count(first, best)) {
                    best = candidate;
                }
            }
            return best;
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
