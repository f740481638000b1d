/** Pictures of every screen, for documents and for the eye. */
@NullMarked
package com.superscapes.desktop.picture;

import org.jspecify.annotations.NullMarked;
