package com.superscapes.desktop;

import com.superscapes.desktop.text.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.application.Application;

/** Starts the client: {@code --server URL --ca PEMFILE}; a token good once comes by SUPERSCAPES_ONE_TIME_TOKEN. */
public final class Main {

    private Main() {
    }

    /** Exit code 1, with one sentence on standard error, when the window cannot be opened. */
    public static void main(String... words) {
        Optional<String> refusal = refusal(System.getProperty("os.name", ""), System.getenv(),
                System.getProperty("glass.platform", ""));
        if (refusal.isPresent()) {
            fail(refusal.get());
        }
        try {
            Arguments.parse(words);
            Application.launch(DesktopApplication.class, words);
        } catch (IllegalArgumentException wrong) {
            fail(String.valueOf(wrong.getMessage()));
        } catch (UnsupportedOperationException noDisplay) {
            fail(Texts.text("main.noDisplay"));
        }
    }

    /** Why no window can be opened here, known before JavaFX is asked; empty when one can be. */
    static Optional<String> refusal(String system, Map<String, String> environment, String platform) {
        boolean linux = system.toLowerCase(Locale.ROOT).contains("linux");
        boolean display = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return linux && !display && !platform.equalsIgnoreCase("Headless")
                ? Optional.of(Texts.text("main.noDisplay"))
                : Optional.empty();
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
