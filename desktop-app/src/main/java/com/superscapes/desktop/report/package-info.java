/** The reports of the server's catalogue: one screen for all of them. */
@NullMarked
package com.superscapes.desktop.report;

import org.jspecify.annotations.NullMarked;
