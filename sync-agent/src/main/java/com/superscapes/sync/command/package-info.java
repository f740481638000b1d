/** The sync-agent command. */
@NullMarked
package com.superscapes.sync.command;

import org.jspecify.annotations.NullMarked;
