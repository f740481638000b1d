/** The audit log, as an auditor reads it. */
@NullMarked
package com.superscapes.api.audit;

import org.jspecify.annotations.NullMarked;
