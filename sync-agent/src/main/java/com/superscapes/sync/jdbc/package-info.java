/** Databases as sources by their JDBC driver. */
@NullMarked
package com.superscapes.sync.jdbc;

import org.jspecify.annotations.NullMarked;
