package com.superscapes.allinone.local;

import com.superscapes.desktop.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of another Java process that runs on this one's runtime and libraries. */
final class JavaCommand {

    private JavaCommand() {
    }

    /** JavaFX goes on the module path, everything else on the class path: JavaFX warns when it is loaded otherwise. */
    static List<String> of(List<String> jvmOptions, String mainClass, List<String> arguments) {
        var entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .collect(Collectors.partitioningBy(JavaCommand::isJavaFx));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(clientOptions());
        command.addAll(List.of("--module-path", String.join(File.pathSeparator, entries.get(true)), "--add-modules",
                "javafx.controls,javafx.fxml", "--class-path",
                String.join(File.pathSeparator, entries.get(false)), mainClass));
        command.addAll(arguments);
        return command;
    }

    /** What the client's libraries need of the JVM, kept beside the client for the packaged one too. */
    private static List<String> clientOptions() {
        try (var options = Main.class.getResourceAsStream("java-options")) {
            var text = new String(Objects.requireNonNull(options).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The client's Java options can't be read", e);
        }
    }

    private static boolean isJavaFx(String entry) {
        return Path.of(entry).getFileName().toString().startsWith("javafx-");
    }
}
