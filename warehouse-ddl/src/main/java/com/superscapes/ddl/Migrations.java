package com.superscapes.ddl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;

/** The migrations that come with this build. */
public final class Migrations {

    private static final Pattern VERSIONED = Pattern.compile("V([0-9_]+)__.*\\.sql");

    private Migrations() {
    }

    /** Their versions, oldest first, as the database's history names them: {@code 17.1}. */
    public static List<String> known() {
        URL folder = Migrations.class.getResource("migration/R__grants.sql");
        if (folder == null) {
            throw new IllegalStateException("The migrations are missing from the build");
        }
        try {
            URI file = folder.toURI();
            if (!file.getScheme().equals("jar")) {
                return in(Path.of(file).resolveSibling(""));
            }
            try (FileSystem jar = FileSystems.newFileSystem(file, Map.of())) {
                return in(jar.getPath("/com/superscapes/ddl/migration"));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> VERSIONED.matcher(file.getFileName().toString())).filter(Matcher::matches)
                    .map(name -> MigrationVersion.fromVersion(name.group(1))).sorted().map(MigrationVersion::toString)
                    .toList();
        }
    }
}
