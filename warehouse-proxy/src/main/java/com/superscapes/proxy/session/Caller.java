package com.superscapes.proxy.session;

import com.superscapes.api.session.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a request comes from, read again from the database on each request.
 *
 * @param branches   codes in scope; null for every branch
 * @param branchKeys their keys, for the sealed claim; null for every branch
 * @param sessionId  the refresh-token family of the session
 */
public record Caller(String login, String displayName, Role role, @Nullable List<String> branches,
        @Nullable List<Integer> branchKeys, String sessionId) {

    /** True when every branch is in scope and the role may be entity-wide. */
    public boolean entityWide() {
        return branches == null && role.mayBeEntityWide();
    }

    /** "Entity-wide" or the branches, for a proof. */
    public String scope() {
        if (entityWide()) {
            return "Entity-wide";
        }
        return branches == null || branches.isEmpty() ? "No branch" : "Branches " + String.join(", ", branches);
    }

    /** For the client. */
    public Profile profile() {
        List<String> codes = branches == null ? List.of() : branches;
        return new Profile(login, displayName, role.id(), entityWide(), codes, role.reports(entityWide()));
    }
}
