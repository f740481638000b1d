package com.superscapes.api.user;

/** Whether a user can sign in: yes, after choosing a new password, not before a password is set, not while locked. */
public enum UserState {
    ACTIVE, PASSWORD_TO_CHANGE, NO_PASSWORD, LOCKED_OUT, LOCKED
}
