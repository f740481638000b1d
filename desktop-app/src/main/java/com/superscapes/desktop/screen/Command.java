package com.superscapes.desktop.screen;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** A verb as data: its words, icon, shortcut and whether it can be used now. */
public final class Command {

    private final String text;
    private final @Nullable String icon;
    private final @Nullable String shortcut;
    private final Runnable run;
    private final BooleanProperty enabled = new SimpleBooleanProperty(true);

    /**
     * @param text     the verb, for people
     * @param icon     an icon code, or null
     * @param shortcut a key combination such as "Shortcut+E", or null
     */
    public Command(String text, @Nullable String icon, @Nullable String shortcut, Runnable run) {
        this.text = text;
        this.icon = icon;
        this.shortcut = shortcut;
        this.run = run;
    }

    public String text() {
        return text;
    }

    public @Nullable String icon() {
        return icon;
    }

    public @Nullable String shortcut() {
        return shortcut;
    }

    /** Whether it can be used now. */
    public BooleanProperty enabled() {
        return enabled;
    }

    /** Does it, if it is enabled. */
    public void run() {
        if (enabled.get()) {
            run.run();
        }
    }
}
