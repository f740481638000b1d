/** What all screens have in common: states, failures, commands, loading of views. */
@NullMarked
package com.superscapes.desktop.screen;

import org.jspecify.annotations.NullMarked;
