/** Seeded ledgers, a second plain engine, and a server with a client. */
@NullMarked
package com.superscapes.proxy.testing;

import org.jspecify.annotations.NullMarked;
