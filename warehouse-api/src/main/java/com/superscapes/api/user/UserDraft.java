package com.superscapes.api.user;

import java.util.List;

/**
 * A user as an administrator wants them to be.
 *
 * @param login         3 to 100 letters, digits, dots, dashes, underscores or at signs; lower case
 * @param everyBranch   must be said, so that a forgotten list never means everything
 * @param everyDivision the same for divisions
 */
public record UserDraft(String login, String displayName, String role, boolean everyBranch, List<String> branches,
        boolean everyDivision, List<String> divisions) {
}
