/** Statements from row templates, and the trial balance. */
@NullMarked
package com.superscapes.proxy.statement;

import org.jspecify.annotations.NullMarked;
