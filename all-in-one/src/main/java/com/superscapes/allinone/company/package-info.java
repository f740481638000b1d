/** A company without a server: its own books in a warehouse on this machine. */
@NullMarked
package com.superscapes.allinone.company;

import org.jspecify.annotations.NullMarked;
