package com.superscapes.sync.row;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.field.UtcTime;
import com.superscapes.sync.mapping.Column;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.source.Ordinals;
import com.superscapes.sync.source.RowDigest;
import com.superscapes.sync.source.SourceRow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Ledger lines. The natural key is the id column, else entry and line, else the row's content and which of its
 * equals it is (docs/decisions/0011).
 */
final class JournalReader implements RowReader {

    private final Fields fields;
    private final Mapping.FileSpec spec;
    private final Places places;
    private final Sides sides;
    private final ZoneId zone;
    private final Ordinals ordinals;
    private final RowDigest digest = new RowDigest();
    private String lastEntry = "";
    private int lineInEntry;

    JournalReader(Fields fields, Mapping.FileSpec spec, Places places, Sides sides, ZoneId zone, Ordinals ordinals) {
        this.fields = fields;
        this.spec = spec;
        this.places = places;
        this.sides = sides;
        this.zone = zone;
        this.ordinals = ordinals;
    }

    @Override
    public SourceRow read(TextRow found) throws BadField {
        SourceRow.Place place = places.of(found);
        Sides.Pair pair = sides.of(found, place.account());
        char kind = kind(found);
        SourceRow.Text text = text(found);
        String entry = fields.text(found, Column.ENTRY);
        String shownEntry = entry == null ? place.postingDate().toString() : entry;
        int line = line(found, shownEntry);
        String key = key(found, entry, place, pair, kind, text);
        if (fields.dead(found)) {
            return new SourceRow.Gone(found.line(), key, null);
        }
        return new SourceRow.Line(found.line(), key, place, pair.debit(), pair.credit(), kind,
                shownEntry, line, text, parties(found));
    }

    private String key(TextRow found, @Nullable String entry, SourceRow.Place place, Sides.Pair pair, char kind,
            SourceRow.Text text) throws BadField {
        String id = fields.text(found, Column.ID);
        String company = fields.has(Column.ENTITY) ? place.company() + "/" : "";
        if (id != null) {
            return company + id;
        }
        String line = fields.text(found, Column.LINE);
        if (entry != null && line != null) {
            return company + entry + "/" + line;
        }
        var content = digest.ofContent(place, pair.debit(), pair.credit(), kind, entry == null ? "" : entry, text);
        return "#" + content + "-" + ordinals.next(content);
    }

    private int line(TextRow found, String entry) throws BadField {
        lineInEntry = entry.equals(lastEntry) ? lineInEntry + 1 : 1;
        lastEntry = entry;
        String line = fields.text(found, Column.LINE);
        if (line == null) {
            return lineInEntry;
        }
        try {
            return Integer.parseInt(line);
        } catch (NumberFormatException wrong) {
            throw new BadField(fields.nameOf(Column.LINE), "bad-number", "the line number must be a whole number",
                    line);
        }
    }

    private char kind(TextRow found) throws BadField {
        String word = fields.text(found, Column.KIND);
        return word == null ? 'N' : spec.kinds().getOrDefault(word, 'N');
    }

    private SourceRow.Text text(TextRow found) throws BadField {
        return new SourceRow.Text(fields.text(found, Column.DOCUMENT), fields.text(found, Column.DESCRIPTION),
                fields.text(found, Column.MODULE), fields.text(found, Column.POSTED_BY), postedAt(found),
                fields.text(found, Column.REFERENCE));
    }

    private SourceRow.Parties parties(TextRow found) throws BadField {
        String job = fields.textOr(found, Column.JOB, "");
        String customer = fields.textOr(found, Column.CUSTOMER, "");
        String vendor = fields.textOr(found, Column.VENDOR, "");
        boolean none = job.isEmpty() && customer.isEmpty() && vendor.isEmpty();
        return none ? SourceRow.Parties.NONE : new SourceRow.Parties(job, customer, vendor);
    }

    private @Nullable Instant postedAt(TextRow found) throws BadField {
        String text = fields.text(found, Column.POSTED_AT);
        if (text == null) {
            return null;
        }
        Instant plain = UtcTime.parse(text);
        if (plain != null) {
            return plain;
        }
        boolean basic = text.length() == 8 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        String iso = basic
                ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6)
                : text.replace(' ', 'T');
        try {
            boolean offset = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            if (offset) {
                return OffsetDateTime.parse(iso).toInstant();
            }
            return LocalDateTime.parse(iso.length() == 10 ? iso + "T00:00:00" : iso).atZone(zone).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new BadField(fields.nameOf(Column.POSTED_AT), "bad-date",
                    "the time cannot be read; times here look like 2026-03-31T17:05:00Z", text);
        }
    }
}
