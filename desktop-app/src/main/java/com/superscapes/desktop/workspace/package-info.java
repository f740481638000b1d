/** What the screens with a grid share: server, filters, exporter, and how a grid is loaded, drilled and exported. */
@NullMarked
package com.superscapes.desktop.workspace;

import org.jspecify.annotations.NullMarked;
