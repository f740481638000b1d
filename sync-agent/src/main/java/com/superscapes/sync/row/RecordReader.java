package com.superscapes.sync.row;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.model.RecordField;
import com.superscapes.sync.model.RecordKind;
import com.superscapes.sync.source.Ordinals;
import com.superscapes.sync.source.RowDigest;
import com.superscapes.sync.source.SourceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Members and facts of the catalogue. The natural key is the id, else (for facts) the row's content and which of its equals it is. */
final class RecordReader implements RowReader {

    private static final Set<String> YES = Set.of("1", "true", "t", "yes", "y", "-1");
    private static final Set<String> NO = Set.of("0", "false", "f", "no", "n");

    private final Fields fields;
    private final RecordKind kind;
    private final List<Fields.Field> columns;
    private final Fields.Field id;
    private final Places places;
    private final Ordinals ordinals;
    private final RowDigest digest = new RowDigest();

    RecordReader(Fields fields, RecordKind kind, Places places, Ordinals ordinals) {
        this.fields = fields;
        this.kind = kind;
        this.columns = kind.fields().stream().map(field -> fields.named(field.name())).toList();
        this.id = fields.named("id");
        this.places = places;
        this.ordinals = ordinals;
    }

    @Override
    public SourceRow read(TextRow found) throws BadField {
        String given = fields.text(found, id);
        if (fields.dead(found)) {
            if (given == null) {
                throw fields.missing(id);
            }
            return new SourceRow.Gone(found.line(), given, kind);
        }
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(value(found, kind.fields().get(i), columns.get(i)));
        }
        return kind.member() ? member(found, given, values) : fact(found, given, values);
    }

    /** Id and code stand in for each other, and the code for a missing name. */
    private SourceRow member(TextRow found, @Nullable String given, List<@Nullable Object> values) throws BadField {
        Object code = values.get(0) == null ? given : values.get(0);
        if (code == null) {
            throw fields.missing(fields.named("code"));
        }
        values.set(0, code);
        values.set(1, values.get(1) == null ? code : values.get(1));
        return new SourceRow.Record(found.line(), given == null ? code.toString() : given, kind, null, values);
    }

    private SourceRow fact(TextRow found, @Nullable String given, List<@Nullable Object> values) throws BadField {
        SourceRow.Where where = places.where(found);
        String key = given;
        if (key == null) {
            var content = digest.of(new SourceRow.Record(0, "", kind, where, values));
            key = "#" + content + "-" + ordinals.next(content);
        }
        return new SourceRow.Record(found.line(), key, kind, where, values);
    }

    private @Nullable Object value(TextRow found, RecordField field, Fields.Field column) throws BadField {
        Object value = switch (field.type()) {
            case TEXT -> fields.text(found, column);
            case REFERENCE -> places.codeOf(String.valueOf(field.dimension()), fields.text(found, column));
            case WORD -> word(found, field, column);
            case WHOLE -> whole(found, column);
            case AMOUNT, QUANTITY -> fields.amount(found, column);
            case DATE -> fields.date(found, column);
            case FLAG -> flag(found, column);
        };
        boolean standsIn = kind.member() && (field.name().equals("code") || field.name().equals("name"));
        if (value == null && field.required() && !standsIn) {
            throw fields.missing(column);
        }
        return value;
    }

    private @Nullable String word(TextRow found, RecordField field, Fields.Field column) throws BadField {
        String text = fields.text(found, column);
        if (text == null || field.words().contains(text)) {
            return text;
        }
        String ours = text.toLowerCase(Locale.ROOT).replace(' ', '-');
        if (!field.words().contains(ours)) {
            throw new BadField(fields.nameOf(column), "unknown-word",
                    "this must be one of " + String.join(", ", field.words())
                            + " (the mapping's 'words' can translate)",
                    text);
        }
        return ours;
    }

    private @Nullable Integer whole(TextRow found, Fields.Field column) throws BadField {
        String text = fields.text(found, column);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?\\d{1,9}")) {
            throw new BadField(fields.nameOf(column), "bad-number", "this must be a whole number", text);
        }
        return Integer.valueOf(text);
    }

    private @Nullable Boolean flag(TextRow found, Fields.Field column) throws BadField {
        String text = fields.text(found, column);
        if (text == null) {
            return null;
        }
        String word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new BadField(fields.nameOf(column), "bad-flag", "this must be yes or no", text);
        }
        return YES.contains(word);
    }
}
