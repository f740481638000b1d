package com.superscapes.api.ledger;

import org.jspecify.annotations.Nullable;

/** An account of the chart; {@code parent} is the code of the account above it, or null at the top. */
public record Account(String code, String name, String type, String statementClass, @Nullable String parent) {
}
