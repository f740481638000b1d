package com.superscapes.desktop.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the client. Numbers among the arguments must already be text. */
public final class Texts {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("com.superscapes.desktop.texts", Locale.US);

    private Texts() {
    }

    /** The bundle itself, for FXML. */
    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    /**
     * The text of a key with its arguments in place.
     *
     * @throws java.util.MissingResourceException for an unknown key
     */
    public static String text(String key, String... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.US).format(arguments.clone());
    }
}
