package com.superscapes.api.session;

/**
 * Ends a sign-in at the identity provider. Never logged.
 *
 * @param transaction  as {@link ProviderSignIn} gave it
 * @param code         as the redirect carried it
 * @param codeVerifier whose SHA-256 was the challenge
 */
public record ProviderSignInCode(String transaction, String code, String codeVerifier) {

    @Override
    public String toString() {
        return "ProviderSignInCode[]";
    }
}
