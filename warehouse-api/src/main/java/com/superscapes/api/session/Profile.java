package com.superscapes.api.session;

import java.util.List;

/**
 * Who is signed in. Answer of {@code GET /v1/me}.
 *
 * @param role       executive, controller, accountant, branch-manager, payroll, auditor or administrator
 * @param entityWide true when every branch is in scope
 * @param branches   codes in scope; empty when entity-wide
 * @param reports    statements this role may open
 */
public record Profile(String login, String displayName, String role, boolean entityWide, List<String> branches,
        List<String> reports) {
}
