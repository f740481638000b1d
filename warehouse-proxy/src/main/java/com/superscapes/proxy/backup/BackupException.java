package com.superscapes.proxy.backup;

import java.io.IOException;

/** A backup or restore that can't be done; the message is a sentence for the operator. */
public final class BackupException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param sentence for the operator, without a secret */
    public BackupException(String sentence) {
        super(sentence);
    }

    public BackupException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
