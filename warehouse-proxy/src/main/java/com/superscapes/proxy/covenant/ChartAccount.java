package com.superscapes.proxy.covenant;

import com.superscapes.api.covenant.CovenantTerm;
import com.superscapes.proxy.database.Snapshot;
import java.util.List;
import java.util.Set;

/** An account as a covenant selects it. */
public record ChartAccount(int key, String code, String type, String statementClass) {

    private static final Set<String> CREDIT = Set.of("liability", "equity", "revenue");

    /** All that hold money, by code. */
    public static List<ChartAccount> chart(Snapshot snapshot) {
        return snapshot.handle()
                .createQuery("select account_key, code, account_type, statement_class from semantic.account"
                        + " where account_type not in ('statistical', '') and code <> '' order by code, account_key")
                .map((row, context) -> new ChartAccount(row.getInt(1), row.getString(2), row.getString(3),
                        row.getString(4)))
                .list();
    }

    /** True when a term takes it: by its code, or by its type and class. */
    public boolean isIn(CovenantTerm term) {
        return term.codes().contains(code) || term.types().contains(type)
                && (term.classes().isEmpty() || term.classes().contains(statementClass));
    }

    /** 1 where a debit counts above zero, -1 where a credit does. */
    public int side() {
        return CREDIT.contains(type) ? -1 : 1;
    }
}
