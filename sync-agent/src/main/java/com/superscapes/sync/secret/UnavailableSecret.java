package com.superscapes.sync.secret;

/** A secret that is missing or not kept safely; the message is one sentence for the user. */
public final class UnavailableSecret extends Exception {

    public UnavailableSecret(String message) {
        super(message);
    }
}
