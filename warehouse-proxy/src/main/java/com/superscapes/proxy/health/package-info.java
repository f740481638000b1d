/** Liveness, readiness and metrics. */
@NullMarked
package com.superscapes.proxy.health;

import org.jspecify.annotations.NullMarked;
