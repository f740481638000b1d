package com.superscapes.sync.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads single values in bounded memory. A number keeps its text: it never becomes a double. */
final class JsonParsing {

    /** One record; about as many characters. */
    private static final int LARGEST_RECORD = 1 << 24;
    private static final int LONGEST_TEXT = 1 << 22;
    private static final int LONGEST_NUMBER = 1 << 16;
    private static final int DEEPEST = 100;
    private static final int COST_OF_A_VALUE = 16;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER).maxNestingDepth(DEEPEST).build())
            .build();

    private final JsonParser parser;
    private final long linesBefore;
    private int size;

    private JsonParsing(JsonParser parser, long linesBefore) {
        this.parser = parser;
        this.linesBefore = linesBefore;
    }

    /**
     * The value that the parser stands on; afterwards it stands on the value's last token.
     *
     * @param linesBefore lines of the file before the parser's first
     */
    static JsonValue read(JsonParser parser, long linesBefore) throws IOException {
        return new JsonParsing(parser, linesBefore).value();
    }

    private JsonValue value() throws IOException {
        long line = linesBefore + parser.currentTokenLocation().getLineNr();
        size += COST_OF_A_VALUE;
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(line);
            case START_ARRAY -> {
                List<JsonValue> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value());
                }
                yield new JsonValue.Items(line, items);
            }
            case VALUE_STRING -> text(line, JsonValue.Type.STRING);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> text(line, JsonValue.Type.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> text(line, JsonValue.Type.BOOLEAN);
            default -> new JsonValue.Text(line, "", JsonValue.Type.NULL);
        };
    }

    private JsonValue text(long line, JsonValue.Type type) throws IOException {
        String text = parser.getText();
        size += text.length();
        if (size > LARGEST_RECORD) {
            throw new StreamConstraintsException("a record is longer than 16 million characters",
                    parser.currentLocation());
        }
        return new JsonValue.Text(line, text, type);
    }

    private JsonValue fields(long line) throws IOException {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        String twice = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            size += key.length();
            parser.nextToken();
            if (fields.put(key, value()) != null) {
                twice = key;
            }
        }
        return new JsonValue.Fields(line, fields, twice);
    }

    /** What is wrong, for people, without the library's own words about itself. */
    static String problem(IOException broken) {
        return switch (broken) {
            case JsonEOFException cut -> "the text ends in the middle of a value";
            case StreamConstraintsException large -> sentence(large, "a value is too long or nested too deeply");
            case JsonProcessingException wrong -> sentence(wrong, "it is not JSON");
            default -> String.valueOf(broken.getMessage());
        };
    }

    private static String sentence(JsonProcessingException wrong, String otherwise) {
        String message = wrong.getOriginalMessage();
        return message == null ? otherwise : message.lines().findFirst().orElse(otherwise);
    }

    /** 1-based, or null when it is not known. */
    static @Nullable Long line(IOException broken) {
        return broken instanceof JsonProcessingException json && json.getLocation() != null
                ? (long) json.getLocation().getLineNr()
                : null;
    }
}
