/** What happens day by day: invoices, bills, payrolls, equipment, financing, month and year end. */
@NullMarked
package com.superscapes.sample.event;

import org.jspecify.annotations.NullMarked;
