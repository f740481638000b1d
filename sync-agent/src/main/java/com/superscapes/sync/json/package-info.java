/** JSON and JSON Lines as tables: rows by path, values exactly as written. */
@NullMarked
package com.superscapes.sync.json;

import org.jspecify.annotations.NullMarked;
