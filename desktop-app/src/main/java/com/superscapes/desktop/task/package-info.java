/** One way to do work off the screen's thread. */
@NullMarked
package com.superscapes.desktop.task;

import org.jspecify.annotations.NullMarked;
