package com.superscapes.proxy.period;

import com.superscapes.api.error.ErrorCode;
import com.superscapes.api.period.PeriodChange;
import com.superscapes.api.period.PeriodState;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** What controllers say of fiscal periods, written through a definer function only. */
public final class PeriodStore {

    private static final int LONGEST = 200;

    private final Jdbi jdbi;
    private final Clock clock;

    public PeriodStore(DataSource writing, Clock clock) {
        this.jdbi = Jdbi.create(writing);
        this.clock = clock;
    }

    /** @throws ApiException not permitted but for entity-wide controllers */
    static void checkWriter(Caller caller) {
        if (caller.role() != Role.CONTROLLER || !caller.entityWide()) {
            throw ApiException.notPermitted("fiscal periods to close");
        }
    }

    /**
     * Says what state a period has from now on.
     *
     * @throws ApiException unknown (404), not to be had from the state it has (400), or to be said by another (403)
     */
    void change(int period, PeriodChange change, Caller caller) {
        check(change);
        String outcome = jdbi.withHandle(handle -> handle
                .createQuery("select security.change_period(:company, :period, :state, :note, :today, :by, :at)")
                .bind("company", change.company()).bind("period", period)
                .bind("state", change.state().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .bind("note", change.note().strip()).bind("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .bind("by", caller.login()).bind("at", clock.instant().atOffset(ZoneOffset.UTC)).mapTo(String.class)
                .one());
        switch (outcome) {
            case "unknown" -> throw ApiException.notFound("There is no such fiscal period.");
            case "same" -> throw ApiException.badRequest("state", "The period has this state already.");
            case "early" -> throw ApiException.badRequest("state", "The period has not ended yet.");
            case "order" -> throw ApiException.badRequest("state",
                    "A period is closed softly first, and opened again before it is closed softly once more.");
            case "own" -> throw new ApiException(ErrorCode.NOT_PERMITTED,
                    "Another controller has to close this period: you closed it softly.", null);
            default -> {
            }
        }
    }

    private static void check(PeriodChange change) {
        if (change.company() == null || change.company().isBlank()) {
            throw ApiException.badRequest("company", "Name the company by its code.");
        }
        if (change.state() == null || change.state() == PeriodState.YEAR_CLOSED) {
            throw ApiException.badRequest("state", "Say OPEN, SOFT_CLOSED or CLOSED.");
        }
        if (change.note() == null || change.note().isBlank() || change.note().length() > LONGEST) {
            throw ApiException.badRequest("note", "Say why, in at most " + LONGEST + " characters.");
        }
    }
}
