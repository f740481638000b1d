/** The catalogue of records: which members and facts there are beside the ledger, and what their fields hold. */
@NullMarked
package com.superscapes.sync.model;

import org.jspecify.annotations.NullMarked;
