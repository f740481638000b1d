package com.superscapes.ddl;

import java.util.List;

/**
 * The names of the database roles: cluster-wide in Postgres, so a prefix keeps two installations apart.
 *
 * @param prefix lower-case letters, digits and underscores, starting with a letter
 */
public record RoleNames(String prefix) {

    /** The prefix where nobody asks for another. */
    public static final RoleNames STANDARD = new RoleNames("superscapes_");

    /** The roles a user may have, without prefix; the proxy becomes one of them for each request. */
    public static final List<String> READING = List.of("executive", "controller", "accountant", "branch_manager",
            "payroll", "auditor", "administrator");

    public RoleNames {
        if (!prefix.matches("[a-z][a-z0-9_]{0,30}")) {
            throw new IllegalArgumentException(
                    "A role prefix is lower-case letters, digits and underscores: " + prefix);
        }
    }

    /** Owns every object and cannot sign in. */
    public String owner() {
        return prefix + "owner";
    }

    /** Signs in to load. */
    public String sync() {
        return prefix + "sync";
    }

    /** Signs in to answer, and reads nothing itself. */
    public String proxy() {
        return prefix + "proxy";
    }

    /** The database role of a user's role, for example {@code controller}. */
    public String reading(String role) {
        if (!READING.contains(role)) {
            throw new IllegalArgumentException("There is no role " + role);
        }
        return prefix + role;
    }
}
