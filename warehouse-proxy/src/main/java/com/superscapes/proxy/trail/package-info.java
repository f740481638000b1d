/** The audit log as auditors read it over HTTP. */
@NullMarked
package com.superscapes.proxy.trail;

import org.jspecify.annotations.NullMarked;
