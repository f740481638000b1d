package com.superscapes.allinone.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The desktop client as a process of its own: it speaks HTTPS to the server and never sees the database. */
public final class ClientProcess {

    private static final String ONE_TIME_TOKEN = "SUPERSCAPES_ONE_TIME_TOKEN";

    private ClientProcess() {
    }

    /** Opens the window; returns the client's exit code once it is closed. */
    public static int window(LocalStack stack, String oneTimeToken) throws IOException, InterruptedException {
        return run(List.of(), "com.superscapes.desktop.Main", serverArguments(stack), oneTimeToken);
    }

    /** Renders every screen in light and dark without a window. */
    public static int pictures(LocalStack stack, String oneTimeToken, java.nio.file.Path folder)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(serverArguments(stack));
        arguments.addAll(List.of("--out", folder.toString()));
        return run(List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true"),
                "com.superscapes.desktop.picture.PictureBook", arguments, oneTimeToken);
    }

    private static List<String> serverArguments(LocalStack stack) {
        return List.of("--server", stack.url(), "--ca", stack.certificateAuthority().toString());
    }

    private static int run(List<String> jvmOptions, String mainClass, List<String> arguments, String oneTimeToken)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(JavaCommand.of(jvmOptions, mainClass, arguments)).inheritIO();
        // The environment, unlike the arguments, isn't shown to other users of this machine.
        builder.environment().putAll(Map.of(ONE_TIME_TOKEN, oneTimeToken));
        var process = builder.start();
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }
}
