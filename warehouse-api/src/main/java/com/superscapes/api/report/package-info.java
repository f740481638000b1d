/** Reports of the catalogue: what there is to ask, and the table that answers. */
@NullMarked
package com.superscapes.api.report;

import org.jspecify.annotations.NullMarked;
