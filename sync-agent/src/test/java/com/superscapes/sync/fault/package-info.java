/** What goes wrong around an agent: networks, servers, disks and sources that fail, and agents that are killed. */
@NullMarked
package com.superscapes.sync.fault;

import org.jspecify.annotations.NullMarked;
