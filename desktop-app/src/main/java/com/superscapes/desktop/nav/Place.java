package com.superscapes.desktop.nav;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A place in the client.
 *
 * @param path       such as home, statements/profit-and-loss, drill/lines
 * @param parameters what the place needs to show itself; the filter bar's choices are not part of it
 * @param title      for people, shown in the breadcrumb; empty for the screen's own
 */
public record Place(String path, Map<String, String> parameters, String title) {

    public Place {
        parameters = Map.copyOf(parameters);
    }

    public static Place of(String path) {
        return new Place(path, Map.of(), "");
    }

    /** The first part of the path, which names the screen. */
    public String screen() {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** The part after the screen; empty when there is none. */
    public String detail() {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(slash + 1);
    }

    /** A parameter's value, or null. */
    public @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    /** A place below this one: the same parameters and these. */
    public Place below(String childPath, String childTitle, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.putAll(more);
        return new Place(childPath, all, childTitle);
    }
}
