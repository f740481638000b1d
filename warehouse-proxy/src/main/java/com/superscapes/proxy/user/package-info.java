/** Users, made by an administrator at the command line. */
@NullMarked
package com.superscapes.proxy.user;

import org.jspecify.annotations.NullMarked;
