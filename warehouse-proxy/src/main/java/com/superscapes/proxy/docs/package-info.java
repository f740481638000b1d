/** The contract as a page to read and to try out. */
@NullMarked
package com.superscapes.proxy.docs;

import org.jspecify.annotations.NullMarked;
