package com.superscapes.api.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param parameters by code; what is left out has its default
 * @param limit      detail rows at most; null for the server's cap, which is announced when it cuts
 * @param asOfBatch  an earlier published batch; null for the current one
 */
public record ReportRequest(@Nullable Map<String, String> parameters, @Nullable Integer limit,
        @Nullable Long asOfBatch) {

    /** The parameters; none when they were left out. */
    public Map<String, String> given() {
        return parameters == null ? Map.of() : parameters;
    }
}
