/** The window: rail, breadcrumb, filter bar, content, proof panel, status bar. */
@NullMarked
package com.superscapes.desktop.shell;

import org.jspecify.annotations.NullMarked;
