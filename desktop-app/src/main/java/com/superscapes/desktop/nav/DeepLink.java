package com.superscapes.desktop.nav;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Links such as superscapes://statements/profit-and-loss?period=202612. */
public final class DeepLink {

    private static final String SCHEME = "superscapes";

    private DeepLink() {
    }

    /** The place a link names; empty when the text is not such a link. */
    public static Optional<Place> parse(String link) {
        try {
            URI uri = new URI(link);
            if (!SCHEME.equals(uri.getScheme()) || uri.getHost() == null) {
                return Optional.empty();
            }
            String path = uri.getHost() + (uri.getPath() == null ? "" : uri.getPath().replaceAll("/+$", ""));
            return Optional.of(new Place(path, parameters(uri.getRawQuery()), ""));
        } catch (URISyntaxException notALink) {
            return Optional.empty();
        }
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** The link of a place with the filter bar's choices beside its own parameters. */
    public static String of(Place place, Map<String, String> choices) {
        Map<String, String> all = new TreeMap<>(choices);
        all.putAll(place.parameters());
        String query = all.entrySet().stream().map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return SCHEME + "://" + place.path() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
