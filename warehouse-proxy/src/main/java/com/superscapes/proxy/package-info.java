/** HTTPS server between client and Postgres: sign-in, roles, metric queries, audit. */
@NullMarked
package com.superscapes.proxy;

import org.jspecify.annotations.NullMarked;
