/** Ends what a request has running in the database when its client goes away or its time is over. */
@NullMarked
package com.superscapes.proxy.cancel;

import org.jspecify.annotations.NullMarked;
