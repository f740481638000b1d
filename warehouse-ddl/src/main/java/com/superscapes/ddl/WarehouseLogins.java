package com.superscapes.ddl;

import com.superscapes.ddl.server.DatabaseLogin;

/**
 * The logins to an installed warehouse.
 *
 * @param owner migrates and administers users; never given to a server that answers users
 * @param sync  loads
 * @param proxy answers; reads nothing before it becomes a reading role and shows a sealed claim
 */
public record WarehouseLogins(DatabaseLogin owner, DatabaseLogin sync, DatabaseLogin proxy) {
}
