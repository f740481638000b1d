package com.superscapes.sync.landing;

import com.superscapes.sync.source.RowDigest;
import com.superscapes.sync.source.SourceRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** The landing tables of one slice: emptied, then filled by binary COPY. */
public final class Landing {

    private static final List<String> START = List.of("batch_id", "file_id", "slice_no", "file_line", "source_id",
            "key_hash", "row_hash", "posting_date", "fiscal_year", "period", "company_code", "branch_code",
            "division_code", "account_id", "scenario_code", "currency");
    private static final List<String> LINE_COLUMNS = with("debit", "credit", "entry_kind", "entry_id", "line_no",
            "document", "description", "module", "posted_by", "posted_at", "reference", "job_id", "customer_id",
            "vendor_id");
    private static final List<String> AMOUNT_COLUMNS = with("measure", "amount", "stated_amount", "opening", "debit",
            "credit", "closing");

    private final Connection connection;
    private final long batch;
    private final long file;
    private final int slice;
    private final RowDigest digest = new RowDigest();
    private final CopyBuffer lines = new CopyBuffer("landing.ledger_line", LINE_COLUMNS);
    private final CopyBuffer amounts = new CopyBuffer("landing.period_row", AMOUNT_COLUMNS);
    private long lineCount;
    private long amountCount;

    private static List<String> with(String... more) {
        return Stream.concat(START.stream(), Stream.of(more)).toList();
    }

    /** Empties the tables in the connection's transaction. */
    public Landing(Connection connection, long batch, long file, int slice) throws SQLException {
        this.connection = connection;
        this.batch = batch;
        this.file = file;
        this.slice = slice;
        try (Statement statement = connection.createStatement()) {
            statement.execute("truncate landing.ledger_line, landing.period_row");
        }
    }

    public void add(SourceRow.Line row) throws SQLException {
        lineCount++;
        CopyBuffer out = lines.row();
        start(out, row.fileLine(), row.sourceId()).uuid(digest.of(row));
        place(out, row.place());
        SourceRow.Text text = row.text();
        out.amount(row.debit()).amount(row.credit()).text(String.valueOf(row.kind())).text(row.entry())
                .integer(row.lineNo()).text(text.document()).text(text.description()).text(text.module())
                .text(text.postedBy()).instant(text.postedAt()).text(text.reference()).text(row.parties().job())
                .text(row.parties().customer()).text(row.parties().vendor());
        flushIfFull(out);
    }

    public void add(SourceRow.Amount row) throws SQLException {
        amountCount++;
        CopyBuffer out = amounts.row();
        start(out, row.fileLine(), row.sourceId()).uuid(digest.of(row));
        place(out, row.place());
        out.text(row.measure().word()).amount(row.amount()).amount(row.stated()).amount(row.opening())
                .amount(row.debit()).amount(row.credit()).amount(row.closing());
        flushIfFull(out);
    }

    private CopyBuffer start(CopyBuffer out, long fileLine, String sourceId) {
        return out.number(batch).number(file).integer(slice).number(fileLine).text(sourceId)
                .uuid(digest.ofKey(sourceId));
    }

    private static void place(CopyBuffer out, SourceRow.Place place) {
        String currency = place.currency();
        out.date(place.postingDate()).small(place.fiscalYear()).small(place.period()).text(place.company())
                .text(place.branch()).text(place.division()).text(place.account()).text(place.scenario())
                .text(currency == null ? "" : currency);
    }

    private void flushIfFull(CopyBuffer out) throws SQLException {
        if (out.isFull()) {
            out.flush(connection);
        }
    }

    /** Sends the rest; the tables are complete after it. */
    public void finish() throws SQLException {
        lines.flush(connection);
        amounts.flush(connection);
    }

    public long lineCount() {
        return lineCount;
    }

    public long amountCount() {
        return amountCount;
    }
}
