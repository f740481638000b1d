/** A Postgres server of our own that keeps its data, and the logins to it. */
@NullMarked
package com.superscapes.ddl.server;

import org.jspecify.annotations.NullMarked;
