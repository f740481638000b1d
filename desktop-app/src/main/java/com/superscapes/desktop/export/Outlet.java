package com.superscapes.desktop.export;

import java.nio.file.Path;
import java.util.Optional;

/** What an export needs from the window it starts in. */
public interface Outlet {

    /** Asks where to save; empty when the user thinks better of it. */
    Optional<Path> chooseFile(String suggestedName, Format format);

    /** Puts text on the clipboard. */
    void putOnClipboard(String text);

    /** Says briefly that something was done. */
    void done(String sentence);

    /** Says that something was not done, and why. */
    void failed(String sentence);
}
