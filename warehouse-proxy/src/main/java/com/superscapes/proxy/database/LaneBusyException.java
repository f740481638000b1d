package com.superscapes.proxy.database;

import java.sql.SQLTransientException;

/** Every connection of a lane is at work, and the queue before them is full or too slow. The database may be well. */
public final class LaneBusyException extends SQLTransientException {

    private static final long serialVersionUID = 1L;

    LaneBusyException(String lane) {
        super("Every connection of the lane " + lane + " is busy");
    }
}
