/** Sign-in, refresh and sign-out over HTTP. */
@NullMarked
package com.superscapes.proxy.signin;

import org.jspecify.annotations.NullMarked;
