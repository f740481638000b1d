/** Hours worked and what they cost. */
@NullMarked
package com.superscapes.proxy.report.labor;

import org.jspecify.annotations.NullMarked;
