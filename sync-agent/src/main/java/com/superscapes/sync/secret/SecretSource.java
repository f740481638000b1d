package com.superscapes.sync.secret;

/** A store of secrets, asked by name each time one is needed, so that a changed one is found without a restart. */
public interface SecretSource {

    /** How a configuration names the store, such as {@code env}. */
    String store();

    /**
     * @param name the store's own id of the secret
     * @throws UnavailableSecret if there is none, or it may not be used; the message says why and never holds a value
     */
    Secret fetch(String name) throws UnavailableSecret;
}
