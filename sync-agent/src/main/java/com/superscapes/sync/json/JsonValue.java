package com.superscapes.sync.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of one record, with the line it starts on. */
sealed interface JsonValue {

    /** 1-based. */
    long line();

    /** For people: what a value is. */
    String what();

    /**
     * A single value, exactly as it is written.
     *
     * @param text empty for null
     */
    record Text(long line, String text, Type type) implements JsonValue {

        @Override
        public String what() {
            return type.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What a single value is. */
    enum Type {
        STRING, NUMBER, BOOLEAN, NULL
    }

    /** A list. */
    record Items(long line, List<JsonValue> items) implements JsonValue {

        @Override
        public String what() {
            return "a list";
        }
    }

    /** An object. @param twice a key that stands twice, or null */
    record Fields(long line, Map<String, JsonValue> fields, @Nullable String twice) implements JsonValue {

        @Override
        public String what() {
            return "an object";
        }
    }
}
