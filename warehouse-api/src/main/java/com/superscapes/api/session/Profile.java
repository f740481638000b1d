package com.superscapes.api.session;

import java.util.List;

/**
 * Who is signed in. Answer of {@code GET /v1/me}.
 *
 * @param role       executive, controller, accountant, branch-manager, payroll, auditor or administrator
 * @param entityWide true when every branch and division is in scope
 * @param branches   codes in scope; empty when no list limits them
 * @param divisions  codes in scope; empty when no list limits them
 * @param reports    statements this role may open
 */
public record Profile(String login, String displayName, String role, boolean entityWide, List<String> branches,
        List<String> divisions, List<String> reports) {
}
