/** Sign-in, tokens, and who a request comes from. */
@NullMarked
package com.superscapes.proxy.session;

import org.jspecify.annotations.NullMarked;
