package com.superscapes.sync.landing;

import com.superscapes.sync.model.RecordField;
import com.superscapes.sync.model.RecordKind;
import com.superscapes.sync.source.RowDigest;
import com.superscapes.sync.source.SourceRow;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The landing table of one kind of record for one slice: emptied, then filled by binary COPY. */
public final class RecordLanding {

    private static final List<String> START = List.of("batch_id", "file_id", "slice_no", "file_line", "source_id",
            "key_hash", "row_hash");
    private static final List<String> WHERE = List.of("posting_date", "fiscal_year", "period", "company_code",
            "branch_code", "division_code", "currency");

    private final RecordKind kind;
    private final Connection connection;
    private final long batch;
    private final long file;
    private final int slice;
    private final CopyBuffer rows;
    private final RowDigest digest = new RowDigest();
    private long count;

    /** Empties the table in the connection's transaction. */
    public RecordLanding(RecordKind kind, Connection connection, long batch, long file, int slice)
            throws SQLException {
        this.kind = kind;
        this.connection = connection;
        this.batch = batch;
        this.file = file;
        this.slice = slice;
        List<String> columns = new ArrayList<>(START);
        if (!kind.member()) {
            columns.addAll(WHERE);
        }
        kind.fields().stream().map(RecordField::landed).forEach(columns::add);
        rows = new CopyBuffer(kind.landing(), columns);
        try (Statement statement = connection.createStatement()) {
            statement.execute("truncate " + kind.landing());
        }
    }

    /** What lands here. */
    public RecordKind kind() {
        return kind;
    }

    /** Rows landed. */
    public long count() {
        return count;
    }

    public void add(SourceRow.Record record) throws SQLException {
        count++;
        CopyBuffer out = rows.row().number(batch).number(file).integer(slice).number(record.fileLine())
                .text(record.sourceId()).uuid(digest.ofKey(record.sourceId())).uuid(digest.of(record));
        if (!kind.member()) {
            place(out, Objects.requireNonNull(record.place(), "a fact has a place"));
        }
        for (int i = 0; i < kind.fields().size(); i++) {
            value(out, kind.fields().get(i), record.values().get(i));
        }
        if (out.isFull()) {
            out.flush(connection);
        }
    }

    private static void place(CopyBuffer out, SourceRow.Where place) {
        String currency = place.currency();
        out.date(place.date()).small(place.fiscalYear()).small(place.period()).text(place.company())
                .text(place.branch()).text(place.division()).text(currency == null ? "" : currency);
    }

    private static void value(CopyBuffer out, RecordField field, @Nullable Object value) {
        switch (field.type()) {
            case TEXT, WORD -> out.text((String) value);
            case REFERENCE -> out.text(value == null ? "" : (String) value);
            case WHOLE -> out.whole((Integer) value);
            case AMOUNT, QUANTITY -> out.amount((BigDecimal) value);
            case DATE -> out.day((LocalDate) value);
            case FLAG -> out.flag((Boolean) value);
        }
    }

    /** Sends the rest; the table is complete after it. */
    public void finish() throws SQLException {
        rows.flush(connection);
    }
}
