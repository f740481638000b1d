/** Users and sessions, for administrators. */
@NullMarked
package com.superscapes.desktop.administration;

import org.jspecify.annotations.NullMarked;
