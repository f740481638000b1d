package com.superscapes.api.session;

/**
 * Begins a sign-in at the identity provider.
 *
 * @param redirectUri   http://127.0.0.1:PORT/… or http://[::1]:PORT/… where the client listens
 * @param codeChallenge SHA-256 of the client's code verifier, base64url without padding (PKCE, S256)
 */
public record ProviderSignInStart(String redirectUri, String codeChallenge) {
}
