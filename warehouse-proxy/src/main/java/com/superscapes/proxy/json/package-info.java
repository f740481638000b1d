/** JSON as the wire contract writes it. */
@NullMarked
package com.superscapes.proxy.json;

import org.jspecify.annotations.NullMarked;
