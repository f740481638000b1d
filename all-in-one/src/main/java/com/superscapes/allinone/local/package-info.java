/** A whole company on this machine: database, server and client processes. */
@NullMarked
package com.superscapes.allinone.local;

import org.jspecify.annotations.NullMarked;
