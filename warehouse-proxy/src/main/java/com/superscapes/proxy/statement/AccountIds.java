package com.superscapes.proxy.statement;

import java.util.List;
import java.util.Map;

/** Ids of account rows: the line and the account's code, made unique when two ledgers use one code. */
final class AccountIds {

    private AccountIds() {
    }

    static String of(TemplateRow row, ChartAccount account, Map<String, List<ChartAccount>> accounts) {
        boolean shared = accounts.getOrDefault(row.id(), List.of()).stream()
                .anyMatch(other -> other.key() != account.key() && other.code().equals(account.code()));
        return row.id() + "/" + account.code() + (shared ? "~" + account.key() : "");
    }
}
