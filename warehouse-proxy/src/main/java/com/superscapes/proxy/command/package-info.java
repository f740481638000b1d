/** The command line: serve, user add, check. */
@NullMarked
package com.superscapes.proxy.command;

import org.jspecify.annotations.NullMarked;
