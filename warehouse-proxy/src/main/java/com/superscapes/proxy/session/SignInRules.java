package com.superscapes.proxy.session;

import java.time.Duration;

/**
 * How long sessions live and how many wrong passwords are borne.
 *
 * @param idle          without a renewal, a session ends after this
 * @param longest       it ends after this in any case
 * @param accountTries  tries at an account within {@code window}, then it is locked for {@code window}
 * @param addressTries  the same for an address, which a whole office may share
 */
public record SignInRules(Duration idle, Duration longest, int accountTries, int addressTries, Duration window) {

    /** Half an hour idle, twelve hours at most; 5 tries an account and 20 an address within 15 minutes. */
    public static final SignInRules STANDARD = new SignInRules(Duration.ofMinutes(30), Duration.ofHours(12), 5, 20,
            Duration.ofMinutes(15));

    /** For a client and server on one machine, whose user has no password to sign in again with. */
    public SignInRules withoutIdleLimit() {
        return new SignInRules(longest, longest, accountTries, addressTries, window);
    }
}
