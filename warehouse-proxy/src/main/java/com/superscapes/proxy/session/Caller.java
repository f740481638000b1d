package com.superscapes.proxy.session;

import com.superscapes.api.session.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a request comes from, read again from the database within seconds.
 *
 * @param branches     codes in scope; null for every branch
 * @param divisions    codes in scope; null for every division
 * @param branchKeys   keys of the branches in scope, of all of them for every branch
 * @param divisionKeys keys of the divisions in scope; empty for every division
 * @param sessionId    of the session, a UUID
 */
public record Caller(String login, String displayName, Role role, @Nullable List<String> branches,
        @Nullable List<String> divisions, List<Integer> branchKeys, List<Integer> divisionKeys, String sessionId) {

    /** True when every branch and division is in scope and the role may be entity-wide. */
    public boolean entityWide() {
        return branches == null && divisions == null && role.mayBeEntityWide();
    }

    /** "Entity-wide", the branches, the divisions or both, for a proof. */
    public String scope() {
        if (entityWide()) {
            return "Entity-wide";
        }
        if (divisions == null) {
            return branches == null || branches.isEmpty() ? "No branch" : "Branches " + String.join(", ", branches);
        }
        String named = "Divisions " + String.join(", ", divisions);
        return branches == null ? named : "Branches " + String.join(", ", branches) + "; " + named;
    }

    /** For the client. */
    public Profile profile() {
        return new Profile(login, displayName, role.id(), entityWide(), branches == null ? List.of() : branches,
                divisions == null ? List.of() : divisions, role.reports(entityWide()));
    }
}
