/** How a server leaves without a failed request. */
@NullMarked
package com.superscapes.proxy.drain;

import org.jspecify.annotations.NullMarked;
