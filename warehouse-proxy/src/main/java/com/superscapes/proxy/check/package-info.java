/** The start-up self-check: the server refuses to serve when something would leak. */
@NullMarked
package com.superscapes.proxy.check;

import org.jspecify.annotations.NullMarked;
