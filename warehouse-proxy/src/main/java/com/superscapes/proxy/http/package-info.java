/** From an HTTP request to a feature and back: authentication, limits, audit and errors in one place. */
@NullMarked
package com.superscapes.proxy.http;

import org.jspecify.annotations.NullMarked;
