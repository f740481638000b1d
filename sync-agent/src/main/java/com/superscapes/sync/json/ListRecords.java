package com.superscapes.sync.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.superscapes.sync.row.ColumnPath;
import com.superscapes.sync.source.UnreadableSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of the one list that a file is, or has at the end of a path of keys. Only one record is held at a time. */
final class ListRecords implements JsonRecords {

    private final String name;
    private final JsonParser parser;
    private final List<String> path;
    private final List<ColumnPath> columns;
    private final List<JsonValue.Fields> outer = new ArrayList<>();
    private final Set<String> keysAtTop = new HashSet<>();
    private boolean started;
    private boolean inList;
    private boolean listed;

    /**
     * @param path    keys on the way to the list
     * @param columns that the mapping asks for; values of enclosing objects are kept where one asks for them
     */
    ListRecords(String name, JsonParser parser, List<String> path, List<ColumnPath> columns) {
        this.name = name;
        this.parser = parser;
        this.path = path;
        this.columns = columns;
    }

    @Override
    public @Nullable Found next() throws UnreadableSource {
        try {
            return found();
        } catch (IOException broken) {
            throw new UnreadableSource(name, JsonParsing.line(broken), null, "broken-json",
                    "the JSON cannot be read on from here (" + JsonParsing.problem(broken)
                            + "); the rows before it were kept");
        }
    }

    private @Nullable Found found() throws IOException, UnreadableSource {
        if (!started) {
            started = true;
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new UnreadableSource(name, 1L, null, "empty-file", "the file is empty");
            }
            Found single = open(first);
            if (single != null) {
                return single;
            }
        }
        while (inList || !outer.isEmpty()) {
            Found found = inList ? item() : field();
            if (found != null) {
                return found;
            }
        }
        end();
        return null;
    }

    /** The value at the end of the path so far: a list, a single record, or an object on the way. */
    private @Nullable Found open(JsonToken token) throws IOException, UnreadableSource {
        boolean atEnd = outer.size() == path.size();
        if (token == JsonToken.START_OBJECT && !atEnd) {
            outer.add(new JsonValue.Fields(line(), new LinkedHashMap<>(), null));
            return null;
        }
        if (!atEnd || (token == JsonToken.START_OBJECT && path.isEmpty())) {
            throw missing(token == JsonToken.START_ARRAY
                    ? "a list stands where an object with '" + path.get(outer.size()) + "' should be"
                    : "the file is no list; say in the mapping's format where its rows are, such as rows: data");
        }
        listed = true;
        inList = token == JsonToken.START_ARRAY;
        // A list of one is often written as the one itself.
        return inList || token == JsonToken.VALUE_NULL ? null : record();
    }

    private @Nullable Found item() throws IOException {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            inList = false;
            return null;
        }
        return record();
    }

    private Found record() throws IOException {
        JsonValue value = JsonParsing.read(parser, 0);
        return new Found(value.line(), value, List.copyOf(outer), null);
    }

    private @Nullable Found field() throws IOException, UnreadableSource {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            outer.removeLast();
            return null;
        }
        String key = parser.currentName();
        JsonToken token = parser.nextToken();
        if (outer.size() == 1) {
            keysAtTop.add(key);
        }
        boolean onTheWay = key.equals(path.get(outer.size() - 1));
        if (onTheWay && listed) {
            throw new UnreadableSource(name, line(), key, "duplicate-field",
                    "'" + key + "' stands twice, so that it is not clear which rows are meant");
        }
        if (onTheWay) {
            return open(token);
        }
        keep(key);
        return null;
    }

    private void keep(String key) throws IOException, UnreadableSource {
        if (columns.stream().noneMatch(column -> column.up() > 0 && column.startsWith(key, '.'))) {
            parser.skipChildren();
            return;
        }
        if (listed) {
            throw new UnreadableSource(name, line(), key, "late-field",
                    "'" + key + "' stands after the rows that need it; it must stand before them");
        }
        outer.getLast().fields().put(key, JsonParsing.read(parser, 0));
    }

    private void end() throws IOException, UnreadableSource {
        if (!listed) {
            throw missing("the file has no '" + String.join(".", path)
                    + "', where the mapping says its rows are; at the top it has "
                    + String.join(", ", keysAtTop.stream().sorted().limit(20).toList()));
        }
        if (parser.nextToken() != null) {
            throw new UnreadableSource(name, line(), null, "broken-json",
                    "something stands after the end of the JSON; if each line is a record, its kind is json-lines");
        }
    }

    private UnreadableSource missing(String reason) {
        return new UnreadableSource(name, line(), "rows", "missing-rows", reason);
    }

    private long line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
