package com.superscapes.desktop.provider;

/** Why a sign-in at the identity provider came to nothing; the message is a sentence for the user. */
public final class ProviderException extends Exception {

    private static final long serialVersionUID = 1L;

    ProviderException(String sentence) {
        super(sentence);
    }
}
