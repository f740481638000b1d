package com.superscapes.sync.source;

import java.nio.file.Path;

/**
 * A part of a source that is read in one go, such as a file. The run cuts it into transactions of its own size.
 *
 * @param name    what users call it: the file's name, or the table and its fiscal year
 * @param content what it holds, such as {@code journal}: the source table of its rows' natural keys
 * @param delivery what it is a version of: a later slice of the same delivery replaces what this one brought
 * @param members true when it holds dimension members only, which are small and read whole
 */
public record Slice(String name, String content, String delivery, Origin origin, boolean members) {

    /** One whose name is its delivery. */
    public Slice(String name, String content, Origin origin, boolean members) {
        this(name, content, name, origin, members);
    }

    /** A file whose name is its delivery. */
    public Slice(String name, String content, Path file, boolean members) {
        this(name, content, new Origin.InFile(file), members);
    }

    /** The file it lies in. @throws IllegalStateException if it lies in a table */
    public Path file() {
        if (origin instanceof Origin.InFile in) {
            return in.file();
        }
        throw new IllegalStateException(name + " lies in no file");
    }
}
