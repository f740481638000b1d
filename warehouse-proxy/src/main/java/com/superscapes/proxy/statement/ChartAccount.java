package com.superscapes.proxy.statement;

import com.superscapes.proxy.database.Snapshot;
import java.util.List;

/** An account as a template selects it. */
record ChartAccount(int key, String code, String name, String type, String statementClass) {

    /** The whole chart but statistical accounts, in its own order. */
    static List<ChartAccount> chart(Snapshot snapshot) {
        return snapshot.handle()
                .createQuery("select account_key, code, name, account_type, statement_class from semantic.account"
                        + " where account_type <> 'statistical' order by sort_code, code, account_key")
                .map((rows, context) -> new ChartAccount(rows.getInt(1), rows.getString(2), rows.getString(3),
                        rows.getString(4), rows.getString(5)))
                .list();
    }
}
