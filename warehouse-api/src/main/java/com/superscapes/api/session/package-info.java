/** Sign-in and what a signed-in user may see. */
@NullMarked
package com.superscapes.api.session;

import org.jspecify.annotations.NullMarked;
