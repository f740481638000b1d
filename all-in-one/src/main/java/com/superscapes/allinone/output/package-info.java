/** What a run without a window leaves behind: workbooks, pages, tables, pictures and control totals. */
@NullMarked
package com.superscapes.allinone.output;

import org.jspecify.annotations.NullMarked;
