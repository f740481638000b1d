package com.superscapes.proxy.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Asks an identity provider whether a sign-in there could work. */
public final class IssuerProbe {

    private static final Set<String> SIGNING = Set.of("RS256", "PS256", "ES256");

    private IssuerProbe() {
    }

    /** What would keep users from signing in, a sentence each; empty when all is well. */
    public static List<String> problems(OidcSettings settings, Clock clock) {
        Provider provider = new Provider(settings, clock);
        JsonNode document;
        try {
            document = provider.document();
        } catch (IOException away) {
            return List.of("The identity provider " + settings.issuer() + " can't be asked: " + reason(away));
        }
        List<String> problems = new ArrayList<>();
        lacks(document, "response_types_supported", Set.of("code"), problems);
        lacks(document, "code_challenge_methods_supported", Set.of("S256"), problems);
        lacks(document, "id_token_signing_alg_values_supported", SIGNING, problems);
        if (settings.clientSecret() != null) {
            lacks(document, "token_endpoint_auth_methods_supported", Set.of("client_secret_basic"), problems);
        }
        keys(provider, problems);
        return problems;
    }

    /** What the document does not say is no problem: the lists are optional. */
    private static void lacks(JsonNode document, String list, Set<String> wanted, List<String> problems) {
        JsonNode given = document.path(list);
        if (given.isArray() && StreamSupport.stream(given.spliterator(), false).noneMatch(
                each -> wanted.contains(each.asText()))) {
            problems.add("The identity provider offers none of " + String.join(", ", wanted.stream().sorted().toList())
                    + " in its " + list + ".");
        }
    }

    private static void keys(Provider provider, List<String> problems) {
        try {
            List<JWK> keys = provider.known().keys().get(new JWKSelector(new JWKMatcher.Builder().build()), null);
            if (keys.stream().map(JWK::getKeyType)
                    .noneMatch(kind -> kind.equals(KeyType.RSA) || kind.equals(KeyType.EC))) {
                problems.add("The identity provider has no RSA or EC key to sign with.");
            }
        } catch (IOException wrong) {
            problems.add(reason(wrong) + ".");
        } catch (JOSEException away) {
            problems.add("The identity provider's keys can't be fetched: " + reason(away));
        }
    }

    private static String reason(Exception failed) {
        return Objects.requireNonNullElseGet(failed.getMessage(), failed::toString);
    }
}
