/** Users and sessions, as an administrator handles them. */
@NullMarked
package com.superscapes.api.user;

import org.jspecify.annotations.NullMarked;
