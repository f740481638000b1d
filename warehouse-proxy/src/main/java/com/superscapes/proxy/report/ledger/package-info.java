/** Reports of ledger lines and entries: detail, register, what explains a variance, and the close of periods. */
@NullMarked
package com.superscapes.proxy.report.ledger;

import org.jspecify.annotations.NullMarked;
