package com.superscapes.proxy.covenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.superscapes.api.covenant.Covenant;
import com.superscapes.api.covenant.CovenantDraft;
import com.superscapes.api.covenant.CovenantTerm;
import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The versions of covenants: read with the reader's rights, written through definer functions only. */
public final class CovenantStore {

    private static final String COLUMNS = "c.code, c.version, c.name, c.lender, c.kind, c.limit_value, c.numerator::text,"
            + " c.denominator::text, c.valid_from, c.valid_to, c.note, c.state, c.created_by, c.created_at, c.approved_by,"
            + " c.approved_at from semantic.covenant c";

    private final Jdbi jdbi;
    private final Clock clock;

    public CovenantStore(DataSource writing, Clock clock) {
        this.jdbi = Jdbi.create(writing);
        this.clock = clock;
    }

    /** @throws ApiException not permitted but for readers of the whole ledger */
    static void checkReader(Caller caller) {
        if (!caller.role().readsLedger() || !caller.entityWide()) {
            throw ApiException.notPermitted("covenants");
        }
    }

    /** @throws ApiException not permitted but for entity-wide controllers */
    static void checkWriter(Caller caller) {
        if (caller.role() != Role.CONTROLLER || !caller.entityWide()) {
            throw ApiException.notPermitted("covenants to change");
        }
    }

    /** Every version of every covenant, the newest first. */
    static List<Covenant> all(Snapshot snapshot) {
        return snapshot.handle().createQuery("select " + COLUMNS + " order by c.code, c.version desc")
                .map((row, context) -> covenant(row)).list();
    }

    /** Those that hold in a period, by name: the highest approved version valid from then or before, unless it has ended. */
    public static List<Covenant> in(Snapshot snapshot, int period) {
        return snapshot.handle()
                .createQuery("select " + COLUMNS + " where (c.code, c.version) in (select n.code, max(n.version)"
                        + " from semantic.covenant n where n.state = 'approved' and n.valid_from <= :period group by n.code)"
                        + " and (c.valid_to is null or c.valid_to >= :period) order by c.lender, c.name, c.code")
                .bind("period", period).map((row, context) -> covenant(row)).list();
    }

    /** A draft that was checked against the chart. */
    Covenant draft(CovenantDraft draft, Snapshot snapshot) {
        CovenantCheck.check(draft, snapshot);
        Instant now = clock.instant();
        String by = snapshot.caller().login();
        int version = jdbi.withHandle(handle -> handle
                .createQuery("select security.draft_covenant(:code, :name, :lender, :kind, :limit,"
                        + " cast(:numerator as jsonb), cast(:denominator as jsonb), :from, :to, :note, :by, :at)")
                .bind("code", draft.code()).bind("name", draft.name()).bind("lender", draft.lender())
                .bind("kind", draft.kind().name()).bind("limit", draft.limit())
                .bind("numerator", json(draft.numerator())).bind("denominator", json(draft.denominator()))
                .bind("from", draft.validFrom()).bind("to", draft.validTo()).bind("note", draft.note()).bind("by", by)
                .bind("at", now.atOffset(ZoneOffset.UTC)).mapTo(Integer.class).one());
        return new Covenant(version, draft, "draft", by, now, null, null);
    }

    /** @throws ApiException unknown (404), approved already (400), or the caller's own (403) */
    void approve(String code, int version, Caller caller) {
        String outcome = jdbi.withHandle(
                handle -> handle.createQuery("select security.approve_covenant(:code, :version, :by, :at)")
                        .bind("code", code).bind("version", version).bind("by", caller.login())
                        .bind("at", clock.instant().atOffset(ZoneOffset.UTC)).mapTo(String.class).one());
        switch (outcome) {
            case "unknown" -> throw ApiException.notFound("There is no such version of the covenant.");
            case "done" -> throw ApiException.badRequest("version", "This version is approved already.");
            case "own" -> throw new ApiException(ErrorCode.NOT_PERMITTED,
                    "Another controller has to approve this version: you drafted it.", null);
            default -> {
            }
        }
    }

    private static Covenant covenant(ResultSet row) throws SQLException {
        CovenantDraft definition = new CovenantDraft(row.getString("code"), row.getString("name"),
                row.getString("lender"), CovenantDraft.Kind.valueOf(row.getString("kind")),
                row.getBigDecimal("limit_value"), terms(row.getString("numerator")),
                terms(row.getString("denominator")), row.getInt("valid_from"), row.getObject("valid_to", Integer.class),
                row.getString("note"));
        return new Covenant(row.getInt("version"), definition, row.getString("state"), row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getString("approved_by"),
                instant(row.getObject("approved_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static List<CovenantTerm> terms(String stored) {
        try {
            return Json.MAPPER.readValue(stored, new TypeReference<>() {
            });
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String json(List<CovenantTerm> terms) {
        try {
            return Json.MAPPER.writeValueAsString(terms);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
