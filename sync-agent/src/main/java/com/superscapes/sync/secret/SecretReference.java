package com.superscapes.sync.secret;

/**
 * Which secret, not the secret itself: this may be printed.
 *
 * @param store {@code env}, {@code file}, or the name of another store
 * @param name  the variable, the file, or the store's own id of it
 */
public record SecretReference(String store, String name) {
}
