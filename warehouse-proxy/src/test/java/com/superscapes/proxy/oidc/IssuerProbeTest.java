package com.superscapes.proxy.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerProbeTest {

    private TestIssuer issuer;

    @BeforeEach
    void start() throws Exception {
        issuer = new TestIssuer(Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void aProviderThatAnswersHasNoProblem() {
        assertThat(problems(issuer.address())).isEmpty();
    }

    @Test
    void aProviderThatIsAwayIsNamed() {
        URI address = issuer.address();
        issuer.close();
        assertThat(problems(address)).singleElement().asString()
                .startsWith("The identity provider " + address + " can't be asked");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"issuer\":\"http://moon.example\" | of another issuer: http://moon.example",
            "\"token_endpoint\":\"http://moon.example\" | has no good token_endpoint",
            "\"jwks_uri\":\"%s/token\" | keys can't be fetched",
            "\"response_types_supported\":[\"id_token\"] | offers none of code in its response_types_supported",
            "\"code_challenge_methods_supported\":[\"plain\"] | offers none of S256",
            "\"id_token_signing_alg_values_supported\":[\"HS256\"] | offers none of ES256, PS256, RS256",
            "\"token_endpoint_auth_methods_supported\":[\"private_key_jwt\"] | offers none of client_secret_basic"})
    void whatItsMetadataLackIsSaid(String field, String said) {
        issuer.discoveryAlsoSays(field.formatted(issuer.address()));
        assertThat(problems(issuer.address())).anyMatch(problem -> problem.contains(said));
    }

    private static List<String> problems(URI address) {
        return IssuerProbe.problems(new OidcSettings("Provider", address, "superscapes", "secret", "email", "groups",
                List.of()), Clock.systemUTC());
    }
}
