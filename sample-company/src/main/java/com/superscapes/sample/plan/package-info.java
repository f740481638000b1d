/** What a year should look like: revenue by branch, division and month, cost rates, and the budget made of them. */
@NullMarked
package com.superscapes.sample.plan;

import org.jspecify.annotations.NullMarked;
