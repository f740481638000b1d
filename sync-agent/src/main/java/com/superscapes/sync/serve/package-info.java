/** The agent as a service: the nightly load, watched folders, health and metrics. */
@NullMarked
package com.superscapes.sync.serve;

import org.jspecify.annotations.NullMarked;
