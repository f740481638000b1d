/** Certificates. */
@NullMarked
package com.superscapes.proxy.tls;

import org.jspecify.annotations.NullMarked;
