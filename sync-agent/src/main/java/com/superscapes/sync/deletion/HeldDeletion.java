package com.superscapes.sync.deletion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a source has no more, so many at once that they stay until somebody decides. Instants are UTC.
 *
 * @param id        the number by which it is decided
 * @param name      the table and year, or the file
 * @param gone      rows that the source has no more
 * @param live      rows of which these are a part
 * @param since     when the load came upon them
 * @param decision  approved or refused, the last one; null while nobody has decided
 * @param decidedBy who; null likewise
 * @param decidedAt when; null likewise
 */
public record HeldDeletion(long id, String sourceSystem, String name, long gone, long live, Instant since,
        @Nullable String decision, @Nullable String decidedBy, @Nullable Instant decidedAt) {

    public static final String APPROVED = "approved";
    public static final String REFUSED = "refused";
}
