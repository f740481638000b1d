package com.superscapes.sync.source;

import com.superscapes.sync.RejectedRow;

/** A table whose reading broke off: half of it would be worse than nothing, so the load of its source ends here. */
public final class BrokenSource extends RuntimeException {

    private final RejectedRow reject;

    public BrokenSource(UnreadableSource cause) {
        super(cause.getMessage(), cause);
        this.reject = cause.reject();
    }

    /** What to tell the user. */
    public RejectedRow reject() {
        return reject;
    }
}
