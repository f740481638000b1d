package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** control-totals.json is what docs/control-totals.schema.json says, whatever was loaded. */
class ControlTotalsTest {

    @TempDir
    Path folder;

    private static String problems(JsonNode totals) throws Exception {
        Path schema = Path.of("docs/control-totals.schema.json");
        String text = Files.readString(Files.exists(schema) ? schema : Path.of("..").resolve(schema));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text, InputFormat.JSON)
                .validate(totals.toString(), InputFormat.JSON).toString();
    }

    @Test
    void aLoadWithRejectsAndBrokenChecksFollowsTheSchema() throws Exception {
        try (Loads loads = new Loads(folder)) {
            JsonNode totals = loads.totals(loads.load(loads.file("journal.csv", "entry,line,date,account,debit,credit",
                    "1,1,2026-01-05,1000,5.00,", "1,2,2026-01-05,4000,,4.00", "2,1,2206-01-05,4000,,4.00")));
            assertThat(problems(totals)).isEqualTo("[]");
            assertThat(totals.get("exitCode").asInt()).isEqualTo(2);
            assertThat(totals.get("files").get(0).get("rejects").get(0).get("line").asInt()).isEqualTo(4);
            assertThat(totals.get("ledger").get(0).get("debit").asText()).isEqualTo("5.00");
        }
    }

    @Test
    void aLoadOfNothingFollowsTheSchema() throws Exception {
        try (Loads loads = new Loads(folder)) {
            JsonNode totals = loads.totals(loads.load(loads.file("x.csv", "foo,bar", "1,2")));
            assertThat(problems(totals)).isEqualTo("[]");
            assertThat(totals.get("exitCode").asInt()).isEqualTo(1);
            assertThat(totals.get("accounts")).isEmpty();
        }
    }

    @Test
    void theNorwegianSaftFileFollowsTheSchema() throws Exception {
        Path file = SharedData.folder("saft-norway").resolve("saft-financial-888888888.xml");
        try (Loads loads = new Loads(folder)) {
            assertThat(problems(loads.totals(loads.load(file)))).isEqualTo("[]");
        }
    }
}
