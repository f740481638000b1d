/** The HTTPS client of the warehouse proxy. */
@NullMarked
package com.superscapes.desktop.server;

import org.jspecify.annotations.NullMarked;
