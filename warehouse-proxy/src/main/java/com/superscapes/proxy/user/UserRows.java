package com.superscapes.proxy.user;

import com.superscapes.api.user.LiveSession;
import com.superscapes.api.user.UserAccount;
import com.superscapes.api.user.UserChange;
import com.superscapes.api.user.UserDraft;
import com.superscapes.api.user.UserState;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the database's functions as records of the contract. */
final class UserRows {

    private UserRows() {
    }

    static UserAccount account(ResultSet row) throws SQLException {
        List<String> branches = codes(row.getArray("branch_codes"));
        List<String> divisions = codes(row.getArray("division_codes"));
        Instant lockedUntil = instant(row, "locked_until");
        return new UserAccount(row.getString("login"), row.getString("display_name"), wire(row.getString("role")),
                branches == null, listed(branches), divisions == null, listed(divisions), state(row, lockedUntil),
                lockedUntil, row.getString("issuer"), instant(row, "last_sign_in_at"),
                required(row, "created_at"), row.getInt("live_sessions"));
    }

    private static UserState state(ResultSet row, @Nullable Instant lockedUntil) throws SQLException {
        if (row.getBoolean("disabled")) {
            return UserState.LOCKED;
        }
        if (lockedUntil != null) {
            return UserState.LOCKED_OUT;
        }
        if (row.getString("issuer") == null && !row.getBoolean("has_password")) {
            return UserState.NO_PASSWORD;
        }
        return row.getBoolean("must_change") ? UserState.PASSWORD_TO_CHANGE : UserState.ACTIVE;
    }

    static UserChange change(ResultSet row) throws SQLException {
        String login = row.getString("login");
        String name = row.getString("display_name");
        String before = row.getString("role_before");
        return new UserChange(row.getLong("change_id"),
                before == null ? null : draft(row, login, name, before, "branches_before", "divisions_before"),
                draft(row, login, name, row.getString("role"), "branch_codes", "division_codes"),
                row.getString("requested_by"), required(row, "requested_at"));
    }

    private static UserDraft draft(ResultSet row, String login, String name, String role, String branchColumn,
            String divisionColumn) throws SQLException {
        List<String> branches = codes(row.getArray(branchColumn));
        List<String> divisions = codes(row.getArray(divisionColumn));
        return new UserDraft(login, name, wire(role), branches == null, listed(branches), divisions == null,
                listed(divisions));
    }

    static LiveSession session(ResultSet row, String current) throws SQLException {
        String id = row.getString("session_id");
        return new LiveSession(id, row.getString("login"), row.getString("display_name"), row.getString("method"),
                row.getString("client_address"), row.getString("client"), required(row, "started_at"),
                required(row, "last_used_at"), required(row, "ends_at"), id.equals(current));
    }

    private static String wire(String role) {
        return role.replace('_', '-');
    }

    private static List<String> listed(@Nullable List<String> codes) {
        return codes == null ? List.of() : codes;
    }

    private static @Nullable List<String> codes(@Nullable Array array) throws SQLException {
        return array == null ? null : Arrays.asList((String[]) array.getArray());
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
