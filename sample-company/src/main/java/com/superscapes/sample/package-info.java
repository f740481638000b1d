/** A complete fictional landscaping firm: generates its data. */
@NullMarked
package com.superscapes.sample;

import org.jspecify.annotations.NullMarked;
