/** The two pools: reading under a role with a sealed claim, and the few writes the server may do. */
@NullMarked
package com.superscapes.proxy.database;

import org.jspecify.annotations.NullMarked;
