package com.superscapes.proxy.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads templates: the highest version that is valid for the chart holds. */
final class Templates {

    private static final Logger LOG = LoggerFactory.getLogger(Templates.class);

    private Templates() {
    }

    /**
     * The version asked for; the one that holds for null.
     *
     * @throws ApiException             an unknown version (404), or one that is not valid for the chart (400)
     * @throws InvalidTemplateException when no version is valid
     */
    static Template of(Snapshot snapshot, String statement, @Nullable Integer version, List<ChartAccount> chart) {
        if (version == null) {
            return current(snapshot, statement, chart);
        }
        Stored stored = snapshot.handle()
                .createQuery("select version, title, rows::text from semantic.statement_template"
                        + " where statement = :statement and version = :version")
                .bind("statement", statement).bind("version", version).map((row, context) -> stored(row)).findOne()
                .orElseThrow(() -> ApiException.notFound("There is no such version of the template."));
        try {
            Template template = stored.parse(statement);
            template.assign(chart);
            return template;
        } catch (InvalidTemplateException | JsonProcessingException invalid) {
            throw ApiException.badRequest("options", "Version " + version + " of the template is not valid: "
                    + invalid.getMessage() + ".");
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(row.getInt(1), row.getString(2), row.getString(3));
    }

    private static Template current(Snapshot snapshot, String statement, List<ChartAccount> chart) {
        List<Stored> versions = snapshot.handle()
                .createQuery("select version, title, rows::text from semantic.statement_template"
                        + " where statement = :statement and state = 'approved' order by version desc")
                .bind("statement", statement)
                .map((row, context) -> stored(row)).list();
        for (Stored version : versions) {
            try {
                Template template = version.parse(statement);
                template.assign(chart);
                return template;
            } catch (InvalidTemplateException | JsonProcessingException invalid) {
                LOG.warn("Template {} v{} is not used: {}", statement, version.version(), invalid.getMessage());
            }
        }
        throw new InvalidTemplateException("No version of the template " + statement + " is valid");
    }

    private record Stored(int version, String title, String rows) {

        Template parse(String statement) throws JsonProcessingException {
            return Template.parse(statement, version, title, rows);
        }
    }
}
