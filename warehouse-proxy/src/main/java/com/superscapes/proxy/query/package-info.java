/** The metric catalogue and the typed metric query. */
@NullMarked
package com.superscapes.proxy.query;

import org.jspecify.annotations.NullMarked;
