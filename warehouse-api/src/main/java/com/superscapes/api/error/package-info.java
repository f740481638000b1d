/** What goes wrong, with a stable code and a sentence a user can act on. */
@NullMarked
package com.superscapes.api.error;

import org.jspecify.annotations.NullMarked;
