package com.superscapes.sync.source;

import java.nio.file.Path;

/**
 * A part of a source that is read in one go, such as a file. The run cuts it into transactions of its own size.
 *
 * @param name    what users call it: the file's name
 * @param content what it holds, such as {@code journal}: the source table of its rows' natural keys
 * @param file    where it lies
 * @param members true when it holds dimension members only, which are small and read whole
 */
public record Slice(String name, String content, Path file, boolean members) {
}
