/** Trial balance. */
@NullMarked
package com.superscapes.desktop.trialbalance;

import org.jspecify.annotations.NullMarked;
