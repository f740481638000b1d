package com.superscapes.sync.row;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.mapping.Column;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.member.AccountType;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.source.SourceRow;
import com.superscapes.sync.source.UnreadableSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A chart of accounts. It is read whole before any account is given out, since rules ask where an account lies in the tree. */
final class AccountReader {

    private final TextTable table;
    private final Fields fields;
    private final Mapping.FileSpec spec;
    private final Members members;
    private final Map<String, Draft> drafts = new HashMap<>();
    private final List<Object> inOrder = new ArrayList<>();
    private final Set<String> parents = new HashSet<>();

    AccountReader(TextTable table, Fields fields, Mapping.FileSpec spec, Members members) {
        this.table = table;
        this.fields = fields;
        this.spec = spec;
        this.members = members;
    }

    private record Draft(long line, String id, String code, String name, @Nullable String parent,
            @Nullable String sourceType, @Nullable String ownClass, @Nullable String operator,
            @Nullable String normal) {
    }

    /** Every row of the chart, good and bad, in the file's order. */
    List<SourceRow> readAll() throws UnreadableSource {
        for (TextRow found = table.next(); found != null; found = table.next()) {
            try {
                table.check(found);
                if (!fields.meant(found)) {
                    continue;
                }
                keep(draft(found));
            } catch (BadField bad) {
                inOrder.add(new SourceRow.Bad(found.line(), bad.field(), bad.code(), bad.reason(),
                        bad.value()));
            }
        }
        List<SourceRow> rows = new ArrayList<>(inOrder.size());
        for (Object row : inOrder) {
            rows.add(row instanceof Draft draft ? new SourceRow.Known(draft.line(), account(draft)) : (SourceRow) row);
        }
        return rows;
    }

    private void keep(Draft draft) throws BadField {
        if (drafts.putIfAbsent(draft.id(), draft) != null) {
            throw new BadField(fields.nameOf(Column.ID), "duplicate-account", "the account stands twice in the chart",
                    draft.id());
        }
        inOrder.add(draft);
        if (draft.parent() != null) {
            parents.add(draft.parent());
        }
    }

    private Draft draft(TextRow found) throws BadField {
        String id = fields.text(found, Column.ID);
        String code = fields.text(found, Column.CODE);
        if (id == null && code == null) {
            throw new BadField(fields.nameOf(Column.CODE), "missing-value", "the account code is missing", null);
        }
        String ownCode = code == null ? String.valueOf(id) : code;
        return new Draft(found.line(), id == null ? ownCode : id, ownCode,
                fields.textOr(found, Column.NAME, ownCode), fields.text(found, Column.PARENT),
                fields.text(found, Column.TYPE), fields.text(found, Column.CLASS),
                fields.text(found, Column.OPERATOR), fields.text(found, Column.NORMAL));
    }

    private Member.Account account(Draft draft) {
        String type = type(draft.sourceType());
        String statementClass = statementClass(draft, type);
        String classType = AccountType.typeOf(statementClass);
        // Sources that know no equity call it a liability; both are credits, so no sign changes.
        boolean equity = type.equals("liability") && "equity".equals(classType);
        if (classType != null && (equity || type.equals("unmapped"))) {
            type = classType;
        }
        return new Member.Account(draft.id(), draft.code(), draft.name(), type, statementClass,
                normal(draft.normal(), type), draft.parent(), draft.sourceType(), operator(draft.operator()),
                !parents.contains(draft.id()));
    }

    private String type(@Nullable String word) {
        if (word == null) {
            return "unmapped";
        }
        String mapped = spec.types().get(word);
        String own = word.toLowerCase(Locale.ROOT);
        if (mapped == null && !AccountType.types().contains(own)) {
            members.note("The account type '" + word + "' is not in the mapping's 'types': its accounts are unmapped.");
        }
        return mapped != null ? mapped : AccountType.types().contains(own) ? own : "unmapped";
    }

    private String statementClass(Draft draft, String type) {
        for (Mapping.ClassRule rule : spec.classes()) {
            if (applies(rule, draft)) {
                return rule.statementClass();
            }
        }
        String own = draft.ownClass() == null ? "" : draft.ownClass().toLowerCase(Locale.ROOT);
        return AccountType.isClass(own) ? own : AccountType.defaultClass(type);
    }

    private boolean applies(Mapping.ClassRule rule, Draft draft) {
        if (rule.under() != null) {
            return liesUnder(draft, rule.under());
        }
        return compare(draft.code(), String.valueOf(rule.fromCode())) >= 0
                && compare(draft.code(), String.valueOf(rule.toCode())) <= 0;
    }

    private boolean liesUnder(Draft draft, String code) {
        Draft above = draft;
        for (int depth = 0; depth < 100 && above != null && above.parent() != null; depth++) {
            above = drafts.get(above.parent());
            if (above != null && above.code().equals(code)) {
                return true;
            }
        }
        return false;
    }

    /** As numbers where both are, so that 900 lies before 1000. */
    private static int compare(String left, String right) {
        boolean numbers = left.matches("\\d{1,18}") && right.matches("\\d{1,18}");
        return numbers ? Long.compare(Long.parseLong(left), Long.parseLong(right)) : left.compareTo(right);
    }

    private static char normal(@Nullable String word, String type) {
        if (word == null || word.isEmpty()) {
            return AccountType.debitNormal(type) ? 'D' : 'C';
        }
        return Character.toUpperCase(word.charAt(0)) == 'C' ? 'C' : 'D';
    }

    private static char operator(@Nullable String word) {
        return word == null || word.isEmpty() ? '+' : word.charAt(0);
    }
}
