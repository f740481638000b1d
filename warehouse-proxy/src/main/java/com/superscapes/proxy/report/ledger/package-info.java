/** Reports of ledger lines and entries: detail, register, what explains a variance, and the state of the periods. */
@NullMarked
package com.superscapes.proxy.report.ledger;

import org.jspecify.annotations.NullMarked;
