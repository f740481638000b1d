package com.superscapes.proxy.report.ledger;

import com.superscapes.api.report.DrillTo;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be so before a period is closed.
 *
 * @param owner  a role in words: who sees to it
 * @param count  of what is not so yet; null where nothing is counted
 * @param amount in the report's currency; null where there is none
 * @param note   in a sentence; empty for none
 */
record CloseItem(String id, String what, String area, String owner, State state, @Nullable Long count,
        @Nullable BigDecimal amount, String note, @Nullable DrillTo drill) {

    enum State {
        READY("Ready"), OPEN("Open"), NOT_APPLICABLE("Not applicable");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** For people. */
        String words() {
            return words;
        }
    }

    /** One that is so or is not. */
    static CloseItem of(String id, String what, String area, String owner, boolean ready, String note) {
        return new CloseItem(id, what, area, owner, ready ? State.READY : State.OPEN, null, null, note, null);
    }

    /** One that is ready when there is none of it. */
    static CloseItem counted(String id, String what, String area, String owner, long count,
            @Nullable BigDecimal amount, String note) {
        return new CloseItem(id, what, area, owner, count == 0 ? State.READY : State.OPEN, count, amount, note, null);
    }

    /** One that cannot be told, or does not matter here. */
    static CloseItem notApplicable(String id, String what, String area, String owner, String why) {
        return new CloseItem(id, what, area, owner, State.NOT_APPLICABLE, null, null, why, null);
    }

    /** The same, leading somewhere; null for nowhere. */
    CloseItem to(@Nullable DrillTo target) {
        return new CloseItem(id, what, area, owner, state, count, amount, note, target);
    }
}
