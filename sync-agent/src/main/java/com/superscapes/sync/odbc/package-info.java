/** ODBC by the platform's driver manager, through the Foreign Function API. */
@NullMarked
package com.superscapes.sync.odbc;

import org.jspecify.annotations.NullMarked;
