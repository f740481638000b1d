/** Dimension members: accounts, companies, branches, divisions and scenarios. */
@NullMarked
package com.superscapes.sync.member;

import org.jspecify.annotations.NullMarked;
