package com.superscapes.sample.file;

import com.superscapes.sample.books.Day;
import com.superscapes.sample.books.Entry;
import com.superscapes.sample.books.Ledger;
import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.chart.Chart;
import com.superscapes.sample.chart.Division;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes journal-FYnnnn.csv, one file a fiscal year, in posting order. */
public final class JournalFiles implements Ledger, Closeable {

    private static final String HEADER = "journal_id,line,posting_date,fiscal_year,period,kind,account,branch,division,"
            + "debit,credit,description,document,module,posted_by,posted_at,reference,job\n";

    private final Path folder;
    private final List<Path> files;
    private final byte[][] accounts;
    private final boolean jobs;
    private final byte[][] branches = new byte[Branch.NONE + 1][];
    private final byte[][] divisions = new byte[Division.NONE + 1][];
    private @Nullable Text text;
    private int fiscalYear;

    /**
     * @param files gets the path of each file as it is begun
     * @param jobs  true where jobs are exported too: lines then name theirs
     */
    public JournalFiles(Path folder, Chart chart, List<Path> files, boolean jobs) {
        this.jobs = jobs;
        this.folder = folder;
        this.files = files;
        accounts = new byte[chart.size()][];
        for (int i = 0; i < accounts.length; i++) {
            accounts[i] = bytes(chart.account(i).code() + ",");
        }
        for (int i = 0; i < branches.length; i++) {
            branches[i] = bytes(i == Branch.NONE ? "," : Branch.ALL.get(i).code() + ",");
        }
        for (int i = 0; i < divisions.length; i++) {
            divisions[i] = bytes(i == Division.NONE ? "," : Division.values()[i].code() + ",");
        }
    }

    @Override
    public void take(Entry entry, Day day, long number) throws IOException {
        Text out = file(day);
        byte[] head = bytes(id(entry, number) + ",");
        byte[] middle = bytes(
                "," + day.date() + "," + day.fiscalYear() + "," + day.period() + "," + entry.kind() + ",");
        byte[] tail = bytes("," + Text.field(entry.description()) + "," + entry.document() + "," + entry.source() + ","
                + entry.source().postedBy() + "," + postedAt(day, number) + "," + entry.reference() + ",");
        for (int i = 0; i < entry.lines(); i++) {
            long cents = entry.amount(i);
            out.put(head).number(i + 1).put(middle).put(accounts[entry.account(i)]).put(branches[entry.branch(i)])
                    .put(divisions[entry.division(i)]);
            if (cents > 0) {
                out.money(cents).put(",0.00");
            } else {
                out.put("0.00,").money(-cents);
            }
            out.put(tail);
            if (jobs && entry.job(i) != 0) {
                out.number(entry.job(i));
            }
            out.put('\n');
        }
    }

    /** What the journal calls an entry. */
    public static String id(Entry entry, long number) {
        return entry.source() + "-" + (1_000_000 + number);
    }

    /** Office hours of the posting day; period 13 is posted three weeks later. UTC. */
    private static String postedAt(Day day, long number) {
        int minute = (int) (number * 7 % 480);
        var date = day.period() == 13 ? day.date().plusDays(21) : day.date();
        String time = Integer.toString(10_000 + (14 + minute / 60) * 100 + minute % 60);
        return date + "T" + time.substring(1, 3) + ":" + time.substring(3) + ":00Z";
    }

    private Text file(Day day) throws IOException {
        if (text == null || fiscalYear != day.fiscalYear()) {
            close();
            fiscalYear = day.fiscalYear();
            Path file = folder.resolve("journal-FY" + fiscalYear + ".csv");
            files.add(file);
            text = new Text(file).put(HEADER);
        }
        return text;
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        if (text != null) {
            text.close();
            text = null;
        }
    }
}
