/** Databases as sources: tables, columns and rows of texts, by whatever driver. */
@NullMarked
package com.superscapes.sync.table;

import org.jspecify.annotations.NullMarked;
