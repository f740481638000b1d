package com.superscapes.allinone.local;

import java.util.Locale;
import java.util.Map;

/** Whether a window can be shown here. */
public final class Display {

    private Display() {
    }

    /** On Linux a display is named in the environment; Windows and macOS always have one. */
    public static boolean isPresent(String operatingSystem, Map<String, String> environment) {
        var needsX = operatingSystem.toLowerCase(Locale.ROOT).contains("linux");
        return !needsX || environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    }
}
