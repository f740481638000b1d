/** The superscapes command as its user meets it. */
@NullMarked
package com.superscapes.allinone.command;

import org.jspecify.annotations.NullMarked;
