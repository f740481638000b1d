/** Reports that are not a statement of row templates: one class each, one catalogue, two routes. */
@NullMarked
package com.superscapes.proxy.report;

import org.jspecify.annotations.NullMarked;
