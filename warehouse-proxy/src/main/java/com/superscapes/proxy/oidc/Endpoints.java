package com.superscapes.proxy.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/** Where an identity provider is asked, as its discovery document says. */
record Endpoints(URI authorization, URI token, URI keys) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    /** True for https, and for a provider on this machine. */
    static boolean trusted(URI address) {
        return address.getHost() != null && ("https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost()));
    }

    /** @throws IOException when the document is another issuer's, or names an address that can't be trusted */
    static Endpoints of(JsonNode document, URI issuer) throws IOException {
        if (!issuer.toString().equals(document.path("issuer").asText())) {
            throw new IOException("The discovery document is of another issuer: " + document.path("issuer").asText());
        }
        return new Endpoints(address(document, "authorization_endpoint"), address(document, "token_endpoint"),
                address(document, "jwks_uri"));
    }

    private static URI address(JsonNode document, String name) throws IOException {
        try {
            URI address = URI.create(document.path(name).asText());
            if (trusted(address)) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            throw new IOException("The discovery document has no good " + name, malformed);
        }
        throw new IOException("The discovery document has no good " + name);
    }
}
