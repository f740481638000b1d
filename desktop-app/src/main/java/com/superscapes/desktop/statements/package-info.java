/** Profit and loss and balance sheet. */
@NullMarked
package com.superscapes.desktop.statements;

import org.jspecify.annotations.NullMarked;
