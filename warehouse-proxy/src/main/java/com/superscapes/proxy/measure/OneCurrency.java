package com.superscapes.proxy.measure;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.error.ApiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses to add amounts of different currencies. */
public final class OneCurrency {

    /** The code of a warehouse that holds nothing yet. */
    public static final String NONE = "";

    private OneCurrency() {
    }

    /** The one currency of the rows; null when there are none. */
    public static @Nullable String of(List<SumRow> rows) {
        List<String> currencies = rows.stream().map(SumRow::currency).distinct().sorted().toList();
        if (currencies.size() > 1) {
            throw new ApiException(ErrorCode.MIXED_CURRENCY, "The figures are in " + String.join(", ", currencies)
                    + ", which can't be added. Filter on one currency, or group by currency.", "filters");
        }
        return currencies.isEmpty() ? null : currencies.getFirst();
    }
}
