package com.superscapes.proxy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that no server of the tests gives: old versions, and a network in between. */
class QuestionsTest {

    private final Findings findings = new Findings();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"140019 | ERROR | too old; 15.14", "150013 | ERROR | update to 15.14",
            "150014 | OK | 15.14", "160009 | ERROR | update to 16.10", "160010 | OK | 16.10",
            "170005 | ERROR | update to 17.6", "170006 | OK | 17.6", "180000 | OK | 18.0"})
    void serversWithoutTheFixesAreRefused(int version, Severity severity, String said) {
        VersionQuestion.judge(version, findings);
        judged(severity, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"| true | OK | without TLS", "| false | ERROR | in clear",
            "TLSv1.3 | false | OK | TLSv1.3", "TLSv1.1 | false | ERROR | which is broken"})
    void figuresMayTravelInClearOnThisMachineOnly(@Nullable String version, boolean here, Severity severity,
            String said) {
        EncryptionQuestion.judge(version, here, findings);
        judged(severity, said);
    }

    @Test
    void aSchemaIsBehindOrAheadOrBoth() {
        MigrationQuestion.judge(List.of("1", "2.1", "2.2"), List.of("1", "2.1", "9"), List.of(), findings);
        assertThat(findings.all()).extracting(Finding::sentence).containsExactly(
                "The database is behind this server: it lacks 2.2. Run: warehouse-proxy install",
                "The database is ahead of this server by 9. Update the server.");
    }

    private void judged(Severity severity, String said) {
        assertThat(findings.all()).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(severity);
            assertThat(found.sentence()).contains(said);
        });
    }
}
