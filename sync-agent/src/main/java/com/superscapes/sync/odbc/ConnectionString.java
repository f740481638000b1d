package com.superscapes.sync.odbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a driver is connected with: {@code Driver=...;Server=...} and the secrets beside it, which never show.
 *
 * @param text    without secrets
 * @param secrets key to value, such as PWD
 */
public record ConnectionString(String text, Map<String, String> secrets) {

    private static final Pattern SECRET = Pattern.compile("(?i)(^|;)\\s*(pwd|password|token)\\s*=");

    public ConnectionString {
        secrets = Map.copyOf(secrets);
    }

    /** True when a password stands in the text, where it would be kept in clear. */
    public boolean showsSecret() {
        return SECRET.matcher(text).find();
    }

    /** Handed to the driver, and to nobody else. */
    String whole() {
        StringBuilder whole = new StringBuilder(text);
        secrets.forEach((key, value) -> {
            if (!whole.isEmpty() && whole.charAt(whole.length() - 1) != ';') {
                whole.append(';');
            }
            boolean plain = value.matches("[A-Za-z0-9_.-]*"); // some drivers know no braces
            whole.append(key).append(plain ? "=" + value : "={" + value.replace("}", "}}") + "}");
        });
        return whole.append(';').toString();
    }

    /** A driver's words with every secret blotted out. */
    String withoutSecrets(String words) {
        List<String> hidden = new ArrayList<>(secrets.values());
        String shown = words;
        for (String secret : hidden) {
            if (!secret.isEmpty()) {
                shown = shown.replaceAll(Pattern.quote(secret), Matcher.quoteReplacement("***"));
            }
        }
        return shown;
    }

    @Override
    public String toString() {
        return text + (secrets.isEmpty() ? "" : " (and " + String.join(", ", secrets.keySet()) + ")");
    }
}
