package com.superscapes.proxy.drill;

import com.superscapes.api.drill.JournalEntry;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.measure.Amounts;
import com.superscapes.proxy.proof.ProofReader;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One entry whole, found by one of its lines. */
public final class Entries {

    private static final Pattern LINE_ID = Pattern.compile("([0-9]{8})-([0-9]{1,9})-([0-9]{1,18})");
    private static final String HEAD = "select r.entry_id, r.posting_date, c.code, r.module, r.posted_by, r.posted_at,"
            + " r.document, r.currency, r.source_key, r.company_key, coalesce(f.source_system, ''), coalesce(f.file_name, ''),"
            + " security.lines_outside_scope(r.entry_id, r.source_key, r.posting_date) as hidden"
            + " from semantic.ledger_line r join semantic.company c using (company_key)"
            + " left join semantic.source_file f on f.file_id = r.file_id"
            + " where r.account_key = :account and r.posting_date = :date and r.line_id = :line";
    private static final String LINES = LineColumns.SELECT + " from (select 2 as kind, r.line_id as id, '' as sid, r.*"
            + " from semantic.ledger_line r where r.entry_id = :entry and r.source_key = :source"
            + " and r.posting_date = :date and r.company_key = :company) l" + LineColumns.JOIN
            + " order by l.line_no, l.id";

    private final ProofReader proofs;

    public Entries(ProofReader proofs) {
        this.proofs = proofs;
    }

    /** @throws ApiException not found: no such line, or none in the caller's scope */
    public JournalEntry read(Snapshot snapshot, String lineId) {
        Head head = head(snapshot, lineId);
        List<List<@Nullable Object>> lines = snapshot.handle().createQuery(LINES).bind("entry", head.entry())
                .bind("source", head.source()).bind("date", head.date()).bind("company", head.companyKey())
                .map((row, context) -> LineColumns.cells(row)).list();
        return new JournalEntry(head.entry(), head.date(), head.company(), head.module(), head.postedBy(),
                head.postedAt(), head.document(), LineColumns.ALL, lines, total(lines, "debit"), total(lines, "credit"),
                head.hidden(), head.currency(), head.system(), head.file(), proofs.batch(snapshot));
    }

    private record Head(String entry, LocalDate date, String company, @Nullable String module,
            @Nullable String postedBy, @Nullable Instant postedAt, @Nullable String document, String currency,
            int source, int companyKey, String system, String file, long hidden) {

        static Head of(ResultSet row) throws SQLException {
            OffsetDateTime posted = row.getObject(6, OffsetDateTime.class);
            return new Head(row.getString(1), row.getObject(2, LocalDate.class), row.getString(3), row.getString(4),
                    row.getString(5), posted == null ? null : posted.toInstant(), row.getString(7), row.getString(8),
                    row.getInt(9), row.getInt(10), row.getString(11), row.getString(12), row.getLong(13));
        }
    }

    private static Head head(Snapshot snapshot, String lineId) {
        ApiException unknown = ApiException.notFound("There is no such ledger line.");
        Matcher id = LINE_ID.matcher(lineId);
        if (!id.matches()) {
            throw unknown;
        }
        try {
            LocalDate date = LocalDate.parse(id.group(1), DateTimeFormatter.BASIC_ISO_DATE);
            return snapshot.handle().createQuery(HEAD).bind("account", Integer.parseInt(id.group(2))).bind("date", date)
                    .bind("line", Long.parseLong(id.group(3))).map((row, context) -> Head.of(row)).findOne()
                    .orElseThrow(() -> unknown);
        } catch (DateTimeException noDate) {
            throw unknown;
        }
    }

    private static BigDecimal total(List<List<@Nullable Object>> lines, String column) {
        int index = LineColumns.ALL.stream().map(each -> each.id()).toList().indexOf(column);
        return Amounts.money(lines.stream().map(line -> (BigDecimal) line.get(index)).reduce(BigDecimal.ZERO,
                (sum, amount) -> amount == null ? sum : sum.add(amount)));
    }
}
