/** The append-only record: no record, no answer. */
@NullMarked
package com.superscapes.proxy.audit;

import org.jspecify.annotations.NullMarked;
