package com.superscapes.sync.source;

import com.superscapes.sync.field.AmountFormat;
import com.superscapes.sync.field.UtcTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first 128 bits of SHA-256 over what a row says, and over nothing of where it stood: the same row in another
 * file or on another line has the same digest. Not for use by several threads.
 */
public final class RowDigest {

    private final MessageDigest sha;
    private byte[] buffer = new byte[1024];
    private int length;

    public RowDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** A line's number in its entry is left out: where the source states it, it is in the key. */
    public UUID of(SourceRow.Line line) {
        length = 0;
        lineContent(line.place(), line.debit(), line.credit(), line.kind(), line.entry(), line.text());
        if (!line.parties().equals(SourceRow.Parties.NONE)) {
            text(line.parties().job()).text(line.parties().customer()).text(line.parties().vendor());
        }
        return digest();
    }

    /** Of what a record says. */
    public UUID of(SourceRow.Record record) {
        length = 0;
        SourceRow.Where place = record.place();
        if (place != null) {
            number(place.date().toEpochDay()).number(place.fiscalYear()).number(place.period()).text(place.company())
                    .text(place.branch()).text(place.division()).text(place.currency());
        }
        for (Object value : record.values()) {
            switch (value) {
                case null -> text(null);
                case BigDecimal amount -> amount(amount);
                case LocalDate date -> number(date.toEpochDay());
                default -> text(value.toString());
            }
        }
        return digest();
    }

    /** Of what stands in a line: for sources without keys too. */
    public UUID ofContent(SourceRow.Place place, BigDecimal debit, BigDecimal credit, char kind, String entry,
            SourceRow.Text text) {
        length = 0;
        lineContent(place, debit, credit, kind, entry, text);
        return digest();
    }

    private void lineContent(SourceRow.Place place, BigDecimal debit, BigDecimal credit, char kind, String entry,
            SourceRow.Text text) {
        place(place);
        amount(debit).amount(credit).number(kind).text(entry);
        words(text);
    }

    public UUID of(SourceRow.Amount row) {
        length = 0;
        place(row.place());
        text(row.measure().word()).amount(row.amount()).amount(row.stated()).amount(row.opening()).amount(row.debit())
                .amount(row.credit()).amount(row.closing());
        return digest();
    }

    public UUID of(String text) {
        length = 0;
        text(text);
        return digest();
    }

    /** Of a natural key: what the warehouse's function ops.key_hash computes. */
    public UUID ofKey(String sourceId) {
        length = 0;
        bytes(sourceId.getBytes(StandardCharsets.UTF_8));
        return digest();
    }

    private void place(SourceRow.Place place) {
        number(place.postingDate().toEpochDay()).number(place.fiscalYear()).number(place.period())
                .text(place.company()).text(place.branch()).text(place.division()).text(place.account())
                .text(place.scenario()).text(place.currency());
    }

    private void words(SourceRow.Text text) {
        text(text.document()).text(text.description()).text(text.module()).text(text.postedBy())
                .text(text.postedAt() == null ? null : UtcTime.text(text.postedAt())).text(text.reference());
    }

    private RowDigest amount(@Nullable BigDecimal amount) {
        return number(amount == null
                ? Long.MIN_VALUE
                : amount.setScale(AmountFormat.DECIMALS, RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
    }

    private RowDigest number(long number) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            buffer[length++] = (byte) (number >>> shift);
        }
        return this;
    }

    /** Length first, so that no two rows run together into one text. */
    private RowDigest text(@Nullable String text) {
        if (text == null) {
            return number(-1);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        bytes(bytes);
        return this;
    }

    private void bytes(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    private UUID digest() {
        sha.update(buffer, 0, length);
        ByteBuffer hash = ByteBuffer.wrap(sha.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }
}
