package com.superscapes.proxy.check;

import org.jdbi.v3.core.Handle;

/** One thing to ask the database; what it changes is rolled back. */
interface DatabaseQuestion {

    /** @throws org.jdbi.v3.core.JdbiException when the database refuses to say */
    void ask(Handle database, Findings findings);
}
