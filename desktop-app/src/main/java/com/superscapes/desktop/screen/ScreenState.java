package com.superscapes.desktop.screen;

import com.superscapes.desktop.server.ServerException;
import com.superscapes.desktop.text.Texts;
import org.jspecify.annotations.Nullable;

/** What a screen shows in place of, or besides, its figures. */
public sealed interface ScreenState {

    /** The first figures are on their way. */
    record Loading() implements ScreenState {
    }

    /** Figures are shown. */
    record Ready() implements ScreenState {
    }

    /** There are no figures: one sentence why. */
    record Empty(String why) implements ScreenState {
    }

    /**
     * What happened and what to do.
     *
     * @param supportCode quoted to support; null when the server never saw the request
     * @param retry       true when trying again can help
     */
    record Failed(String what, @Nullable String supportCode, boolean retry) implements ScreenState {
    }

    ScreenState LOADING = new Loading();
    ScreenState READY = new Ready();

    /** The failure as a user reads it. */
    static ScreenState failed(Exception failure) {
        if (failure instanceof ServerException refused) {
            String message = refused.getMessage() == null ? "" : refused.getMessage();
            boolean permanent = refused.code().status() == 400 || refused.code().status() == 403
                    || refused.code().status() == 404;
            return new Failed(message, refused.supportCode(), !permanent);
        }
        return new Failed(Texts.text("failure.unexpected"), null, true);
    }
}
