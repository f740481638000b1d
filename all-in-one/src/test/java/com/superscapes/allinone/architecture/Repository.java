package com.superscapes.allinone.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's own source files. */
final class Repository {

    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Repository() {
    }

    /** Files of all modules below src, with the given ending, of main code or of main and test code. */
    static List<Path> sources(String part, String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : Modules.PACKAGES.keySet()) {
            Path folder = ROOT.resolve(module).resolve(part);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(ending)).forEach(found::add);
                }
            }
        }
        return found;
    }

    /** Every line of the files that the pattern finds, as `file:line: text`. */
    static List<String> lines(List<Path> files, Pattern pattern) {
        return files.stream().flatMap(file -> lines(file, pattern)).sorted().toList();
    }

    private static Stream<String> lines(Path file, Pattern pattern) {
        List<String> found = new ArrayList<>();
        List<String> lines = read(file);
        for (int index = 0; index < lines.size(); index++) {
            if (pattern.matcher(lines.get(index)).find()) {
                found.add(ROOT.relativize(file) + ":" + (index + 1) + ": " + lines.get(index).strip());
            }
        }
        return found.stream();
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
