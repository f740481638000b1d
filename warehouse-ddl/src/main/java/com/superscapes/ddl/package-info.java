/** The Postgres schema: Flyway migrations, roles, row security, rollups, quality tests; embedded Postgres. */
@NullMarked
package com.superscapes.ddl;

import org.jspecify.annotations.NullMarked;
