/** What the server refuses, as an exception that carries the answer. */
@NullMarked
package com.superscapes.proxy.error;

import org.jspecify.annotations.NullMarked;
