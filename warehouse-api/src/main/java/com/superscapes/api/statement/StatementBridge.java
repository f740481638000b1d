package com.superscapes.api.statement;

import com.superscapes.api.query.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed in a statement between two batches.
 *
 * @param statement its rows with three columns: before, change and actual
 * @param columns   of the entries: row, account, entry, posting-date, posted-by, posted-at, description, kind (added or
 *                  removed), amount in the statement's display sign
 * @param entries   lines that came or went since, in display sign of their row, largest first
 * @param trueCount entries there are; more than listed when the list is cut
 */
public record StatementBridge(Statement statement, List<Column> columns, List<List<@Nullable Object>> entries,
        long trueCount) {
}
