package com.superscapes.reports.format;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of reports, from one resource bundle. */
public final class Texts {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("com.superscapes.reports.Text", Locale.US);

    private Texts() {
    }

    /**
     * The text of a key with its arguments in place; numbers among them must already be text.
     *
     * @throws java.util.MissingResourceException for an unknown key
     */
    public static String text(String key, String... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, Locale.US).format(arguments.clone());
    }
}
