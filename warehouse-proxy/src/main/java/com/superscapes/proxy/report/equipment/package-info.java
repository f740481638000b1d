/** Machines: what they cost, what jobs are charged for them, and how much they run. */
@NullMarked
package com.superscapes.proxy.report.equipment;

import org.jspecify.annotations.NullMarked;
