package com.superscapes.proxy.check;

import com.superscapes.ddl.RoleNames;
import org.jdbi.v3.core.Handle;

/** Whether the reading roles are there and the login can become each of them. */
final class RolesQuestion implements DatabaseQuestion {

    private final RoleNames roles;

    RolesQuestion(RoleNames roles) {
        this.roles = roles;
    }

    @Override
    public void ask(Handle database, Findings findings) {
        int good = 0;
        for (String name : RoleNames.READING) {
            String role = roles.reading(name);
            Boolean member = database.createQuery("select pg_catalog.pg_has_role(session_user, oid, 'member')"
                    + " from pg_catalog.pg_roles where rolname = :role").bind("role", role).mapTo(Boolean.class)
                    .findOne().orElse(null);
            if (member == null) {
                findings.error("database.roles", "The role " + role + " is missing; is roles.prefix right?");
            } else if (!member) {
                findings.error("database.roles", "The login can't become " + role + ": grant " + role + " to it.");
            } else {
                good++;
            }
        }
        if (good == RoleNames.READING.size()) {
            findings.ok("database.roles", "All " + good + " reading roles are there.");
        }
    }
}
