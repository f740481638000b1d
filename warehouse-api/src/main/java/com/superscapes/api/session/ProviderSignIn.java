package com.superscapes.api.session;

import java.time.Instant;

/**
 * Where the browser has to go.
 *
 * @param address     of the identity provider, to open in the system's browser
 * @param state       what the redirect must carry; anything else is somebody else's answer
 * @param transaction to be sent back with the code
 * @param expiresAt   of the transaction, UTC
 */
public record ProviderSignIn(String address, String state, String transaction, Instant expiresAt) {
}
