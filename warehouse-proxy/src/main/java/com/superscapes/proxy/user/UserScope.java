package com.superscapes.proxy.user;

import com.superscapes.api.user.UserDraft;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.session.Role;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a user is to be, checked.
 *
 * @param branches  codes; null for every branch
 * @param divisions codes; null for every division
 */
record UserScope(String login, String displayName, Role role, @Nullable List<String> branches,
        @Nullable List<String> divisions) {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{2,99}");
    private static final int LONGEST_NAME = 200;

    /** @throws ApiException bad request with the field at fault */
    static UserScope of(UserDraft draft) {
        String login = draft.login() == null ? "" : draft.login().toLowerCase(Locale.ROOT);
        if (!LOGIN.matcher(login).matches()) {
            throw ApiException.badRequest("login",
                    "A login has 3 to 100 letters, digits, dots, dashes, underscores or at signs.");
        }
        String name = draft.displayName() == null ? "" : draft.displayName().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw ApiException.badRequest("displayName", "Give a name of at most 200 characters.");
        }
        Role role = role(draft.role());
        List<String> branches = scope(draft.everyBranch(), draft.branches(), "branches", "branch");
        if (branches == null && role == Role.BRANCH_MANAGER) {
            throw ApiException.badRequest("branches", "A branch manager needs at least one branch.");
        }
        return new UserScope(login, name, role, branches,
                scope(draft.everyDivision(), draft.divisions(), "divisions", "division"));
    }

    private static Role role(@Nullable String name) {
        try {
            return Role.ofDatabase(name == null ? "" : name.replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw ApiException.badRequest("role", "There is no role " + name + ".");
        }
    }

    private static @Nullable List<String> scope(boolean every, List<String> codes, String field, String member) {
        if (every != codes.isEmpty()) {
            throw ApiException.badRequest(field,
                    "Name at least one " + member + ", or every " + member + ", not both.");
        }
        return every ? null : codes.stream().distinct().sorted().toList();
    }
}
