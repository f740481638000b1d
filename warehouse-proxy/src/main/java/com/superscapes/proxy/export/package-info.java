/** Notices of what leaves the client. */
@NullMarked
package com.superscapes.proxy.export;

import org.jspecify.annotations.NullMarked;
