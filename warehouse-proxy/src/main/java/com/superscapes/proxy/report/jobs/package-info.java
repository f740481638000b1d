/** Jobs as of the end of a period: the WIP schedule and what stands beside it, from one reading of the schedule. */
@NullMarked
package com.superscapes.proxy.report.jobs;

import org.jspecify.annotations.NullMarked;
