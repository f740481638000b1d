/** Sign-in screen. */
@NullMarked
package com.superscapes.desktop.signin;

import org.jspecify.annotations.NullMarked;
