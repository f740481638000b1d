package com.superscapes.proxy.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.superscapes.proxy.database.Snapshot;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads templates: the highest version that is valid for the chart holds. */
final class Templates {

    private static final Logger LOG = LoggerFactory.getLogger(Templates.class);

    private Templates() {
    }

    /** @throws InvalidTemplateException when no version is valid */
    static Template current(Snapshot snapshot, String statement, List<ChartAccount> chart) {
        List<Stored> versions = snapshot.handle()
                .createQuery("select version, title, rows::text from semantic.statement_template"
                        + " where statement = :statement and state = 'approved' order by version desc")
                .bind("statement", statement)
                .map((rows, context) -> new Stored(rows.getInt(1), rows.getString(2), rows.getString(3))).list();
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
