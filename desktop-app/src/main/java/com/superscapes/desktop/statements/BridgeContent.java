package com.superscapes.desktop.statements;

import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementBridge;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.desktop.text.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changed in a statement, with the entries that explain a row right under its accounts. */
final class BridgeContent {

    private static final int ACCOUNT = 1;
    private static final int ENTRY = 2;
    private static final int DATE = 3;
    private static final int POSTED_BY = 4;
    private static final int DESCRIPTION = 6;
    private static final int KIND = 7;
    private static final int AMOUNT = 8;

    private BridgeContent() {
    }

    static Statement of(StatementBridge bridge) {
        Map<String, List<List<@Nullable Object>>> byRow = new HashMap<>();
        for (List<@Nullable Object> entry : bridge.entries()) {
            byRow.computeIfAbsent(String.valueOf(entry.getFirst()), row -> new ArrayList<>()).add(entry);
        }
        List<StatementRow> rows = new ArrayList<>();
        List<StatementRow> all = bridge.statement().rows();
        for (int i = 0; i < all.size(); i++) {
            StatementRow row = all.get(i);
            rows.add(row);
            String line = line(row);
            boolean last = i + 1 == all.size() || !line(all.get(i + 1)).equals(line);
            List<List<@Nullable Object>> entries = last ? byRow.getOrDefault(line, List.of()) : List.of();
            for (int k = 0; k < entries.size(); k++) {
                rows.add(entry(line + "/~" + k, row.level() + 1, entries.get(k)));
            }
        }
        Statement statement = bridge.statement();
        return new Statement(statement.statement(), statement.title(), statement.entity(), statement.period(),
                statement.currency(), statement.columns(), rows, statement.proof(), statement.notes(), List.of());
    }

    private static String line(StatementRow row) {
        int slash = row.id().indexOf('/');
        return slash < 0 ? row.id() : row.id().substring(0, slash);
    }

    private static StatementRow entry(String id, int level, List<@Nullable Object> entry) {
        boolean added = "added".equals(entry.get(KIND));
        String[] words = {words(entry, ENTRY), words(entry, DATE), words(entry, ACCOUNT), words(entry, POSTED_BY),
                words(entry, DESCRIPTION)};
        String label = (added ? Texts.text("bridge.added", words) : Texts.text("bridge.removed", words)).strip();
        BigDecimal amount = new BigDecimal(words(entry, AMOUNT));
        List<@Nullable BigDecimal> values = Arrays.asList(null, amount, null);
        return new StatementRow(id, label, StatementRow.Style.ACCOUNT, level, values, List.of(), 0, false, List.of());
    }

    private static String words(List<@Nullable Object> entry, int index) {
        return Objects.toString(entry.get(index), "");
    }
}
