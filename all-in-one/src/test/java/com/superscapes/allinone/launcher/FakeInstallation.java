package com.superscapes.allinone.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A copy of the launcher beside a faked finished build, and faked JDKs that print where they are and their arguments. */
final class FakeInstallation {

    record Outcome(int exitCode, String output, String errors) {
    }

    private final Path folder;
    private final Path project;

    FakeInstallation(Path folder) throws IOException {
        this.folder = folder;
        this.project = Files.createDirectories(folder.resolve("a project"));
        Files.copy(Path.of("..", "superscapes"), launcher());
        launcher().toFile().setExecutable(true);
        Files.createDirectories(target().resolve("lib"));
        Files.createDirectories(target().resolve("javafx"));
        Files.createDirectories(project.resolve("all-in-one/src/main"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.writeString(project.resolve("all-in-one/pom.xml"), "<project/>");
        builtWith(folder.resolve("nowhere"));
    }

    Path launcher() {
        return project.resolve("superscapes");
    }

    private Path target() {
        return project.resolve("all-in-one/target");
    }

    /** States the JDK of the last build, made an hour from now, hence newer than all sources. */
    void builtWith(Path jdk) throws IOException {
        Path stamp = Files.createDirectories(target().resolve("launch")).resolve("java-home");
        Files.writeString(stamp, jdk + "\n");
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().plusSeconds(3600)));
    }

    /** Makes the last build older than the sources. */
    void sourcesHaveChanged() throws IOException {
        Path source = Files.writeString(project.resolve("all-in-one/src/main/Changed.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(7200)));
    }

    Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        script(home.resolve("bin/java"), "printf '%s\\n' \"$0\" \"$@\"");
        script(home.resolve("bin/javac"), "exit 1");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    Path script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs the launcher from another folder with nothing but the given variables and a minimal PATH. */
    Outcome run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(Path.of("/").toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "SUPERSCAPES_JDK_PLACES", ""));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), output, Files.readString(errors));
    }
}
