/** Fiscal periods, how far their close is, and who said so. */
@NullMarked
package com.superscapes.proxy.period;

import org.jspecify.annotations.NullMarked;
