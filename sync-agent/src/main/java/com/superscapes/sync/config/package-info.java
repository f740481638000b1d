/** The agent's configuration file. */
@NullMarked
package com.superscapes.sync.config;

import org.jspecify.annotations.NullMarked;
