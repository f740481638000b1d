package com.superscapes.proxy.oidc;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider and what its groups may do here.
 *
 * @param name         for people
 * @param issuer       as its tokens name it
 * @param clientId     of this server at the provider
 * @param clientSecret null for a public client
 * @param loginClaim   becomes the login, for example email
 * @param groupsClaim  lists the groups
 * @param rules        the first one with a group of the user counts
 */
public record OidcSettings(String name, URI issuer, String clientId, @Nullable String clientSecret, String loginClaim,
        String groupsClaim, List<GroupRule> rules) {

    public OidcSettings {
        if (!Endpoints.trusted(issuer)) {
            throw new IllegalArgumentException("The issuer " + issuer + " must be an https address.");
        }
        rules = List.copyOf(rules);
    }

    /** What members of a group may do; {@code everyBranch} and {@code everyDivision} must be said. */
    public record GroupRule(String group, String role, boolean everyBranch, List<String> branches,
            boolean everyDivision, List<String> divisions) {
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }
}
