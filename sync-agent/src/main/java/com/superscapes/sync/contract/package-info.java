/** Contracts: which tables of a database source are read, as what, and whether the source still keeps to it. */
@NullMarked
package com.superscapes.sync.contract;

import org.jspecify.annotations.NullMarked;
