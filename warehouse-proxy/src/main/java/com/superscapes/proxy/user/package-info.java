/** Users and sessions, handled by administrators over HTTP and by the warehouse's owner at the command line. */
@NullMarked
package com.superscapes.proxy.user;

import org.jspecify.annotations.NullMarked;
