/** The quality tests that the load runs on what it loaded, before it publishes. */
@NullMarked
package com.superscapes.ddl.quality;

import org.jspecify.annotations.NullMarked;
