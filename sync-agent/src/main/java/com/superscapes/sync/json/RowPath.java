package com.superscapes.sync.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the rows of a JSON file are: {@code data.entries[].lines[]}. A list is marked by {@code []}; at the end of the path
 * the mark may be left out, and an empty path is the list that the file is.
 *
 * @param lists keys on the way to each list, the outermost first
 */
record RowPath(List<List<String>> lists) {

    private static final String LIST = "[]";

    static RowPath of(String path) {
        String whole = path.endsWith(LIST) ? path : path + LIST;
        List<List<String>> lists = new ArrayList<>();
        for (String part : whole.split("\\[\\]")) {
            String keys = part.startsWith(".") ? part.substring(1) : part;
            lists.add(keys.isEmpty() ? List.of() : Arrays.asList(keys.split("\\.")));
        }
        return lists.isEmpty() ? new RowPath(List.of(List.of())) : new RowPath(List.copyOf(lists));
    }

    /** Keys on the way to the outermost list, which is streamed. */
    List<String> outer() {
        return lists.getFirst();
    }

    /** Lists within a record of the outermost one. */
    List<List<String>> inner() {
        return lists.subList(1, lists.size());
    }

    /** Of a file each of whose lines is a record: an empty path is the record itself. */
    static List<List<String>> inLine(String path) {
        return path.isEmpty() ? List.of() : of(path).lists();
    }
}
