/** Statements from row templates, and the trial balance. */
@NullMarked
package com.superscapes.api.statement;

import org.jspecify.annotations.NullMarked;
