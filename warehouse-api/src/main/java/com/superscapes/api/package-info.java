/** The contract between client and server: immutable records, error codes, openapi.yaml; no framework. */
@NullMarked
package com.superscapes.api;

import org.jspecify.annotations.NullMarked;
