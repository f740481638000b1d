/** The company's books as a Sage 100 Contractor database: what the ledger follows from, table by table. */
@NullMarked
package com.superscapes.sample.sage;

import org.jspecify.annotations.NullMarked;
