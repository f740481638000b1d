package com.superscapes.api.load;

/**
 * A file or table of a load.
 *
 * @param content what it holds, such as journal
 * @param state   loading, loaded or unreadable
 */
public record LoadedSlice(String name, String content, String state, long rowsRead, long rowsLoaded,
        long rowsUnchanged, long rowsRejected) {
}
