package com.superscapes.proxy.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.superscapes.api.error.ErrorCode;
import com.superscapes.api.statement.StatementTemplate;
import com.superscapes.api.statement.TemplateDraft;
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
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The versions of the row templates: read with the reader's rights, written through definer functions only. */
public final class TemplateStore {

    private static final int MOST_ROWS = 500;

    private final Jdbi jdbi;
    private final Clock clock;

    public TemplateStore(DataSource writing, Clock clock) {
        this.jdbi = Jdbi.create(writing);
        this.clock = clock;
    }

    /** @throws ApiException not permitted but for entity-wide controllers */
    static void checkWriter(Caller caller) {
        if (caller.role() != Role.CONTROLLER || !caller.entityWide()) {
            throw ApiException.notPermitted("statement templates to change");
        }
    }

    /** Every version of every statement, the newest first. */
    List<StatementTemplate> all(Snapshot snapshot) {
        List<ChartAccount> chart = ChartAccount.chart(snapshot);
        return snapshot.handle()
                .createQuery("select statement, version, title, state, note, created_by, created_at, approved_by,"
                        + " approved_at, rows::text from semantic.statement_template order by statement, version desc")
                .map((row, context) -> template(row, chart)).list();
    }

    /** A draft that was checked against the chart. */
    StatementTemplate draft(TemplateDraft draft, Snapshot snapshot, Caller caller) {
        List<String> unmapped = checked(draft, ChartAccount.chart(snapshot));
        Instant now = clock.instant();
        int version = jdbi.withHandle(handle -> handle
                .createQuery(
                        "select security.draft_template(:statement, :title, cast(:rows as jsonb), :note, :by, :at)")
                .bind("statement", draft.statement()).bind("title", draft.title()).bind("rows", json(draft.rows()))
                .bind("note", draft.note()).bind("by", caller.login()).bind("at", now.atOffset(ZoneOffset.UTC))
                .mapTo(Integer.class).one());
        return new StatementTemplate(draft.statement(), version, draft.title(), "draft", draft.note(), caller.login(),
                now, null, null, draft.rows(), unmapped);
    }

    /** @throws ApiException unknown (404), approved already (400), or the caller's own (403) */
    void approve(String statement, int version, Caller caller) {
        String outcome = jdbi
                .withHandle(
                        handle -> handle.createQuery("select security.approve_template(:statement, :version, :by, :at)")
                                .bind("statement", statement).bind("version", version).bind("by", caller.login())
                                .bind("at", clock.instant().atOffset(ZoneOffset.UTC)).mapTo(String.class).one());
        switch (outcome) {
            case "unknown" -> throw ApiException.notFound("There is no such version of the template.");
            case "done" -> throw ApiException.badRequest("version", "This version is approved already.");
            case "own" -> throw new ApiException(ErrorCode.NOT_PERMITTED,
                    "Another controller has to approve this version: you drafted it.", null);
            default -> {
            }
        }
    }

    /**
     * Checks a draft, and tells the accounts that stand on no line of their own.
     *
     * @throws ApiException what is wrong with the draft, naming the row or account
     */
    private static List<String> checked(TemplateDraft draft, List<ChartAccount> chart) {
        if (draft.statement() == null || draft.title() == null || draft.title().isBlank()) {
            throw ApiException.badRequest("title", "The template needs a statement and a title.");
        }
        if (draft.note() == null || draft.note().isBlank()) {
            throw ApiException.badRequest("note", "Say why the template changes.");
        }
        if (draft.rows().isEmpty() || draft.rows().size() > MOST_ROWS) {
            throw ApiException.badRequest("rows", "A template has 1 to " + MOST_ROWS + " rows.");
        }
        if (!StatementPlan.exists(draft.statement())) {
            throw ApiException.notFound("There is no statement " + draft.statement() + ".");
        }
        try {
            return unmapped(Template.parse(draft.statement(), 0, draft.title(), json(draft.rows())), chart);
        } catch (InvalidTemplateException invalid) {
            String field = invalid.row() == null ? "rows" : "rows." + invalid.row();
            throw ApiException.badRequest(field, invalid.getMessage() + ".");
        } catch (JsonProcessingException malformed) {
            throw ApiException.badRequest("rows", "A row has an unknown field or a wrong value.");
        }
    }

    private static List<String> unmapped(Template template, List<ChartAccount> chart) {
        Map<String, List<ChartAccount>> assigned = template.assign(chart);
        return template.rows().stream().filter(row -> row.kind() == TemplateRow.Kind.UNMAPPED)
                .flatMap(row -> assigned.getOrDefault(row.id(), List.of()).stream()).map(ChartAccount::code).sorted()
                .toList();
    }

    private static StatementTemplate template(ResultSet row, List<ChartAccount> chart) throws SQLException {
        String rows = row.getString("rows");
        String statement = row.getString("statement");
        int version = row.getInt("version");
        List<String> unmapped;
        try {
            unmapped = unmapped(Template.parse(statement, version, row.getString("title"), rows), chart);
        } catch (InvalidTemplateException | JsonProcessingException invalid) {
            // A version that is not valid for this chart is listed, and used by nobody.
            unmapped = List.of();
        }
        return new StatementTemplate(statement, version, row.getString("title"), row.getString("state"),
                row.getString("note"), row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getString("approved_by"),
                instant(row.getObject("approved_at", OffsetDateTime.class)), maps(rows), unmapped);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static List<Map<String, Object>> maps(String rows) {
        try {
            return Json.MAPPER.readValue(rows, new TypeReference<>() {
            });
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String json(List<Map<String, Object>> rows) {
        try {
            return Json.MAPPER.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
