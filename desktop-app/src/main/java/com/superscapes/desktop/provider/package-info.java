/** Sign-in at an identity provider: the system's browser shows its page, a listener on this machine hears the answer. */
@NullMarked
package com.superscapes.desktop.provider;

import org.jspecify.annotations.NullMarked;
