/** Receivables and payables by the items open on a day: ageing, documents, what was applied to them. */
@NullMarked
package com.superscapes.proxy.report.openitem;

import org.jspecify.annotations.NullMarked;
