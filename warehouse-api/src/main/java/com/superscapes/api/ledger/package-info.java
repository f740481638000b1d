/** What the warehouse holds: companies, periods, branches, accounts. */
@NullMarked
package com.superscapes.api.ledger;

import org.jspecify.annotations.NullMarked;
