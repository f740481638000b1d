/** Home screen: tiles and charts. */
@NullMarked
package com.superscapes.desktop.home;

import org.jspecify.annotations.NullMarked;
