package com.superscapes.sync.mapping;

import com.superscapes.sync.model.RecordField;
import com.superscapes.sync.model.RecordKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code columns} and {@code defaults}: for each logical field a column's name, or keys that say more. */
final class FieldSources {

    private static final Set<String> OF_RECORDS = Set.of("id", "date", "entity", "branch", "division", "currency",
            "period", "fiscalYear");

    private FieldSources() {
    }

    /** The fields that a record of a kind can have, besides its own. */
    static Collection<String> fieldsOf(RecordKind kind) {
        Stream<String> common = kind.member() ? Stream.of("id") : OF_RECORDS.stream();
        return Stream.concat(common, kind.fields().stream().map(RecordField::name)).distinct().toList();
    }

    static Map<String, FieldSource> read(Keys keys, Collection<String> known) {
        Map<String, FieldSource> sources = new LinkedHashMap<>();
        keys.keys("columns").ifPresent(columns -> {
            for (String name : List.copyOf(columns.names())) {
                check(columns, name, known);
                sources.put(name, source(columns, name));
            }
        });
        keys.keys("defaults").ifPresent(defaults -> {
            for (String name : List.copyOf(defaults.names())) {
                check(defaults, name, known);
                String text = defaults.text(name);
                FieldSource own = sources.get(name);
                sources.put(name, own == null
                        ? new FieldSource(null, 0, 0, 0, null, "", Map.of(), text, false)
                        : new FieldSource(own.column(), own.pad(), own.from(), own.to(), own.none(), own.prefix(),
                                own.words(), text,
                                own.negate()));
            }
        });
        return sources;
    }

    private static void check(Keys keys, String name, Collection<String> known) {
        if (!known.contains(name)) {
            throw keys.unknown("field", name, keys.line(name), known);
        }
    }

    private static FieldSource source(Keys columns, String name) {
        if (columns.node(name) instanceof YamlNode.Text text) {
            return FieldSource.of(text.value());
        }
        Keys keys = columns.keys(name).orElseThrow();
        String part = keys.text("part");
        if (part != null && !part.matches("[1-9]\\d?-[1-9]\\d?")) {
            throw keys.bad("part", "'part' is written as first and last character, such as 1-2");
        }
        String prefix = keys.text("prefix");
        int dash = part == null ? 0 : part.indexOf('-');
        FieldSource source = new FieldSource(keys.required("column"), number(keys, "pad"),
                part == null ? 0 : Integer.parseInt(part.substring(0, dash)),
                part == null ? 0 : Integer.parseInt(part.substring(dash + 1)), keys.text("none"),
                prefix == null ? "" : prefix, keys.map("words"),
                keys.text("default"), "true".equals(keys.text("negate")));
        keys.done();
        return source;
    }

    private static int number(Keys keys, String key) {
        String text = keys.text(key);
        if (text != null && !text.matches("[1-9]\\d?")) {
            throw keys.bad(key, "'" + key + "' must be a number from 1 to 99");
        }
        return text == null ? 0 : Integer.parseInt(text);
    }
}
