package com.superscapes.api.user;

import org.jspecify.annotations.Nullable;

/**
 * @param applied true when the change holds already; false when it waits for a second administrator
 * @param change  the number of the waiting change, else null
 */
public record UserChangeResult(boolean applied, @Nullable Long change) {
}
