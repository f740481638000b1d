package com.superscapes.sync.json;

import com.fasterxml.jackson.core.JsonParser;
import com.superscapes.sync.field.BadField;
import com.superscapes.sync.source.Decoding;
import com.superscapes.sync.source.UnreadableSource;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record a line. A line that is no record is rejected and reading goes on, unless it is the last and was cut off. */
final class LineRecords implements JsonRecords {

    private static final int LONGEST_LINE = 1 << 24;

    private final String name;
    private final Reader text;
    private final char[] buffer = new char[1 << 14];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int filled;
    private long number;
    private boolean ended;

    LineRecords(String name, Reader text) {
        this.name = name;
        this.text = text;
    }

    @Override
    public @Nullable Found next() throws UnreadableSource {
        while (readLine()) {
            String record = line.toString();
            if (!record.isBlank()) {
                return record(record);
            }
        }
        return null;
    }

    private Found record(String record) throws UnreadableSource {
        try (JsonParser parser = JsonParsing.FACTORY.createParser(record)) {
            parser.nextToken();
            JsonValue value = JsonParsing.read(parser, number - 1);
            if (parser.nextToken() != null) {
                return broken(record, "something stands after the record");
            }
            return new Found(number, value, List.of(), null);
        } catch (IOException broken) {
            if (ended || number == 1) {
                throw new UnreadableSource(name, number, null, "broken-json", ended
                        ? "the last line is cut off (" + JsonParsing.problem(broken) + "); the rows before it were kept"
                        : "the first line is no record of its own (" + JsonParsing.problem(broken)
                                + "); if the file is one list of records, its kind is json");
            }
            return broken(record, JsonParsing.problem(broken));
        }
    }

    private Found broken(String record, String problem) {
        return new Found(number, null, List.of(), new BadField(null, "broken-json",
                "the line is no JSON record: " + problem, Decoding.visible(record)));
    }

    /** False at the end of the file. A last line without its line end is one that may be cut off. */
    private boolean readLine() throws UnreadableSource {
        line.setLength(0);
        number++;
        try {
            while (filled >= 0) {
                int from = at;
                while (at < filled && buffer[at] != '\n') {
                    at++;
                }
                line.append(buffer, from, at - from);
                if (at < filled) {
                    at++;
                    return true;
                }
                if (line.length() > LONGEST_LINE) {
                    throw new UnreadableSource(name, number, null, "broken-json",
                            "the line is longer than 16 million characters; if the file is one list, its kind is json");
                }
                at = 0;
                filled = text.read(buffer);
            }
        } catch (IOException broken) {
            throw new UnreadableSource(name, number, null, "not-readable",
                    "the file cannot be read on: " + broken.getMessage());
        }
        ended = true;
        return !line.isEmpty();
    }
}
