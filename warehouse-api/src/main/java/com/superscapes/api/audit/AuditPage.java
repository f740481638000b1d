package com.superscapes.api.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Newest first.
 *
 * @param next ask with it for the next page; null on the last one
 */
public record AuditPage(List<AuditEntry> entries, @Nullable String next) {
}
