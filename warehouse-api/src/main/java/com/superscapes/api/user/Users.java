package com.superscapes.api.user;

import java.util.List;

/** Every user by login, and the changes that wait for a second administrator, oldest first. */
public record Users(List<UserAccount> users, List<UserChange> waiting) {
}
