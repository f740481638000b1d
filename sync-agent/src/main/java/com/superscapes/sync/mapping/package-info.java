/** The mapping file: what the columns of somebody's export mean. */
@NullMarked
package com.superscapes.sync.mapping;

import org.jspecify.annotations.NullMarked;
