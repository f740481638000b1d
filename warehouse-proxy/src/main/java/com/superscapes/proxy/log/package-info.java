/** The server's own log: one JSON object a line for machines, plain lines for somebody at a terminal. */
@NullMarked
package com.superscapes.proxy.log;

import org.jspecify.annotations.NullMarked;
