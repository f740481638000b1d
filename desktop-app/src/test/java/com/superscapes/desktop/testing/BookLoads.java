package com.superscapes.desktop.testing;

import com.superscapes.api.load.Load;
import com.superscapes.api.load.LoadDetail;
import com.superscapes.api.load.LoadState;
import com.superscapes.api.load.LoadedSlice;
import com.superscapes.api.load.Loads;
import com.superscapes.api.load.Rejects;
import com.superscapes.api.load.SourceFreshness;
import com.superscapes.api.proof.BatchInfo;
import com.superscapes.api.proof.TieOut;
import com.superscapes.api.proof.TieOutState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Two loads: a published one with rejected rows, and one that failed. */
final class BookLoads {

    private static final Instant NIGHT = Instant.parse("2026-11-22T08:00:00Z");
    private static final BatchInfo BATCH = new BatchInfo(7, NIGHT.plusSeconds(95), TieOutState.BROKEN);
    private static final Load PUBLISHED = new Load(7, "sage", LoadState.PUBLISHED, NIGHT, NIGHT.plusSeconds(95),
            NIGHT.plusSeconds(95), null, 2, 120_000, 119_998, 0, 2);

    private BookLoads() {
    }

    static Loads all() {
        Load failed = new Load(8, "exports", LoadState.UNDONE, NIGHT.plusSeconds(200), NIGHT.plusSeconds(230), null,
                "The disk is full.", 1, 400, 0, 0, 0);
        TieOut tied = new TieOut("T1", "Debits equal credits", "SUP", TieOutState.TIED, null, null, List.of());
        TieOut broken = new TieOut("T6", "Receivable items equal the control accounts", "SUP", TieOutState.BROKEN,
                new BigDecimal("-125.50"), "One invoice has no entry.",
                List.of(Map.of("item", "AR-1001", "difference", "-125.50")));
        return new Loads(
                List.of(new SourceFreshness("exports", null, null, 8L, LoadState.UNDONE, NIGHT.plusSeconds(200),
                        "The disk is full."),
                        new SourceFreshness("payroll", null, null, null, LoadState.FAILED, NIGHT.plusSeconds(300),
                                "The login was refused."),
                        new SourceFreshness("sage", 7L, NIGHT.plusSeconds(95), 7L, LoadState.PUBLISHED, NIGHT,
                                "120,000 rows read.")),
                List.of(failed, PUBLISHED), List.of(tied, broken), BATCH);
    }

    static LoadDetail detail() {
        return new LoadDetail(PUBLISHED, List.of(new LoadedSlice("actrec", "jobs", "loaded", 300, 300, 0, 0),
                new LoadedSlice("lgtnln 2026", "journal", "loaded", 119_700, 119_698, 0, 2)), BATCH);
    }

    static Rejects rejects() {
        return new Rejects(7, 2, List.of(
                new Rejects.Reject(1, "lgtnln 2026", 17L, "lgract", "unknown-member", "there is no account 9999",
                        "9999|10.00"),
                new Rejects.Reject(2, "lgtnln 2026", 18L, "trndte", "bad-date", "2206-01-01 is outside the open range",
                        null)),
                null, BATCH);
    }
}
