package com.superscapes.api.session;

import org.jspecify.annotations.Nullable;

/**
 * The ways to sign in here.
 *
 * @param provider name of the identity provider for people; null when there is none
 */
public record SignInMethods(boolean password, @Nullable String provider) {
}
