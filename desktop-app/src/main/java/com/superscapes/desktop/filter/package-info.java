/** The choices of company, period and scope that stay while moving between screens. */
@NullMarked
package com.superscapes.desktop.filter;

import org.jspecify.annotations.NullMarked;
