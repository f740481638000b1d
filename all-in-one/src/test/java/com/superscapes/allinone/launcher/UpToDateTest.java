package com.superscapes.allinone.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check that superscapes.cmd runs before each start, as the single-file program it is. */
class UpToDateTest {

    private static final Instant BUILT = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path root;
    private Path stamp;

    @BeforeEach
    void aBuiltProject() throws Exception {
        stamp = file("all-in-one/target/launch/java-home", BUILT);
        file("pom.xml", BUILT.minusSeconds(9));
        file("reports/pom.xml", BUILT.minusSeconds(9));
        file("reports/src/main/java/A.java", BUILT.minusSeconds(9));
        for (String folder : new String[]{"reports/src/main/java", "reports/src/main"}) {
            Files.setLastModifiedTime(root.resolve(folder), FileTime.from(BUILT.minusSeconds(9)));
        }
    }

    @Test
    void aBuildNewerThanAllSourcesIsUpToDate() throws Exception {
        assertThat(check()).isZero();
    }

    @Test
    void aNewerSourceAsksForABuild() throws Exception {
        file("reports/src/main/java/A.java", BUILT.plusSeconds(1));
        assertThat(check()).isEqualTo(3);
    }

    @Test
    void aNewerPomAsksForABuild() throws Exception {
        file("pom.xml", BUILT.plusSeconds(1));
        assertThat(check()).isEqualTo(3);
    }

    @Test
    void aMissingStampAsksForABuild() throws Exception {
        Files.delete(stamp);
        assertThat(check()).isEqualTo(3);
    }

    private Path file(String name, Instant time) throws Exception {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        return Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private int check() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(java.toString(), "src/launch/UpToDate.java", root.toString(), stamp.toString())
                .inheritIO().start().waitFor();
    }
}
