/** XML read as a stream, without definitions or entities; and XML files as tables: rows by path. */
@NullMarked
package com.superscapes.sync.xml;

import org.jspecify.annotations.NullMarked;
