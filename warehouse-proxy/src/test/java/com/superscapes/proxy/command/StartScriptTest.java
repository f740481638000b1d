package com.superscapes.proxy.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.ddl.testing.TestWarehouse;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script warehouse-proxy, run as a service manager runs it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the Bash script is not used there")
class StartScriptTest {

    // Java refuses to start where the cache can't be used, instead of starting without.
    private static final Map<String, String> CACHE_OR_NOTHING = Map.of("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
    private static final long LONGEST_SECONDS = 120;

    private @TempDir Path home;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(home.resolve("lib"));
        Files.createDirectories(home.resolve("bin"));
        Files.copy(Path.of("src/launch/warehouse-proxy"), home.resolve("bin/warehouse-proxy"));
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path library = home.resolve("lib/" + number++ + ".jar");
            if (Files.isDirectory(Path.of(entry))) {
                pack(Path.of(entry), library);
            } else if (Files.exists(Path.of(entry)) && !entry.contains("postgres-binaries")) {
                Files.copy(Path.of(entry), library);
            }
        }
    }

    @Test
    void theFirstStartMakesTheCacheThatTheSecondUses() throws Exception {
        try (TestWarehouse warehouse = TestWarehouse.create()) {
            DatabaseLogin login = warehouse.logins().proxy();
            serveOnce(settings(login), Map.of());
            Path cache = onlyCache();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache))).isEqualTo("rw-------");
            assertThat(new String(Files.readAllBytes(cache), StandardCharsets.ISO_8859_1))
                    .doesNotContain(login.password());
            serveOnce(settings(login), CACHE_OR_NOTHING);
            assertThat(onlyCache()).isEqualTo(cache);
        }
    }

    @Test
    void aRuntimeOfAnotherVersionIsRefused() throws Exception {
        Process process = start(Map.of("SUPERSCAPES_JAVA", home.toString()), "check");
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readString(home.resolve("log"))).contains("a Java 25 runtime is needed");
    }

    private void serveOnce(Path settings, Map<String, String> environment) throws Exception {
        Process process = start(environment, "serve", "--config", settings.toString());
        try {
            assertThat(process.inputReader().lines().anyMatch(line -> line.startsWith("Listening on port ")))
                    .as("it listens; otherwise: %s", Files.readString(home.resolve("log"))).isTrue();
            process.destroy();
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("bash", home.resolve("bin/warehouse-proxy").toString()), Stream.of(arguments))
                        .toList());
        builder.environment().put("SUPERSCAPES_JAVA", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.redirectError(home.resolve("log").toFile()).start();
    }

    private Path settings(DatabaseLogin login) throws IOException {
        return Files.write(home.resolve("serve.properties"), List.of("database.host=" + login.host(),
                "database.port=" + login.port(), "database.name=" + login.database(), "database.user=" + login.user(),
                "database.password=" + login.password(), "listen.port=0", "drain.serving-seconds=0"));
    }

    private Path onlyCache() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("aot"))) {
            List<Path> caches = files.filter(file -> file.toString().endsWith(".aot")).toList();
            assertThat(caches).as(Files.readString(home.resolve("aot/rehearsal.log"))).hasSize(1);
            return caches.getFirst();
        }
    }

    private static void pack(Path classes, Path library) throws IOException {
        try (Stream<Path> files = Files.walk(classes);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(library))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(file, classes.relativize(file).toString().replace(File.separatorChar, '/'), zip);
            }
        }
    }

    private static void add(Path file, String name, ZipOutputStream zip) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
    }
}
