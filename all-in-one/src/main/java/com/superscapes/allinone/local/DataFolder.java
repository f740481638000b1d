package com.superscapes.allinone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/** Where a local company keeps what must outlive a start: database, keys and generated files. */
public record DataFolder(Path root) {

    /** The folder the operating system means for an application's data. */
    public static DataFolder forUser(String name, Map<String, String> environment) {
        var local = environment.get("LOCALAPPDATA");
        if (local != null) {
            return new DataFolder(Path.of(local, "Superscapes", name));
        }
        var shared = environment.get("XDG_DATA_HOME");
        var base = shared != null ? Path.of(shared) : Path.of(System.getProperty("user.home"), ".local", "share");
        return new DataFolder(base.resolve("superscapes").resolve(name));
    }

    public Path database() {
        return root.resolve("database");
    }

    public Path sample() {
        return root.resolve("sample-company");
    }

    public Path certificates() {
        return root.resolve("certificates");
    }

    /** The server's own key: access tokens of an earlier start stay good. */
    public Path installationKey() {
        return root.resolve("installation.key");
    }

    /** Logins and generated passwords, readable by their owner only. */
    public Path users() {
        return root.resolve("users.txt");
    }

    /** Removes everything in it; a folder that isn't there is no failure. */
    public void delete() {
        if (!Files.exists(root)) {
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't remove " + root, e);
        }
    }
}
