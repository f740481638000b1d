package com.superscapes.sync.source;

import com.superscapes.sync.RejectedRow;
import org.jspecify.annotations.Nullable;

/** A file that cannot be opened or read on. Rows before the place are kept. */
public final class UnreadableSource extends Exception {

    private final RejectedRow reject;

    public UnreadableSource(RejectedRow reject) {
        super(reject.sentence());
        this.reject = reject;
    }

    public UnreadableSource(String file, @Nullable Long line, @Nullable String field, String code, String reason) {
        this(new RejectedRow(file, line, field, code, reason, null));
    }

    /** What to tell the user. */
    public RejectedRow reject() {
        return reject;
    }
}
