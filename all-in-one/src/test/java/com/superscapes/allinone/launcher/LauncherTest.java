package com.superscapes.allinone.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.allinone.launcher.FakeInstallation.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, run as a user runs it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the Bash launcher is not used there")
class LauncherTest {

    @TempDir
    private Path folder;
    private FakeInstallation installation;

    @BeforeEach
    void install() throws Exception {
        installation = new FakeInstallation(folder);
    }

    @Test
    void superscapesJavaComesBeforeJavaHome() throws Exception {
        Path chosen = installation.jdk("chosen jdk", "25.0.3");
        Path other = installation.jdk("other", "25.0.1");
        Outcome outcome = run(Map.of("SUPERSCAPES_JAVA", chosen.toString(), "JAVA_HOME", other.toString()));
        assertThat(outcome.output()).startsWith(chosen + "/bin/java\n");
    }

    @Test
    void superscapesJavaOfAnotherVersionIsAnErrorNotASurprise() throws Exception {
        Path old = installation.jdk("old", "17.0.15");
        Outcome outcome = run(Map.of("SUPERSCAPES_JAVA", old.toString(), "JAVA_HOME",
                installation.jdk("good", "25").toString()));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errors()).contains(old + ", which is not the folder of a JDK 25");
    }

    @Test
    void aJavaHomeOfAnotherVersionIsPassedOver() throws Exception {
        Path built = installation.jdk("built", "25.0.2");
        installation.builtWith(built);
        Outcome outcome = run(Map.of("JAVA_HOME", installation.jdk("old", "17.0.15").toString()));
        assertThat(outcome.output()).startsWith(built + "/bin/java\n");
    }

    @Test
    void aJdkWhoseVersionOnlyContains25IsNotAJdk25() throws Exception {
        Outcome outcome = run(Map.of("JAVA_HOME", installation.jdk("odd", "17.0.25").toString()));
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void aJdkInAWellKnownPlaceIsFound() throws Exception {
        Path found = installation.jdk("jvm/temurin-25-jdk", "25");
        Outcome outcome = run(Map.of("SUPERSCAPES_JDK_PLACES", "/nowhere:" + folder.resolve("jvm")));
        assertThat(outcome.output()).startsWith(found + "/bin/java\n");
    }

    @Test
    void withoutAJdk25ItSaysWhatToInstall() throws Exception {
        Outcome outcome = run(Map.of());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errors()).contains("a JDK 25 is needed", "temurin-25-jdk", "SUPERSCAPES_JAVA")
                .doesNotContain("line ");
    }

    @Test
    void argumentsArriveAsTheyWereGiven() throws Exception {
        Path jdk = installation.jdk("jdk", "25");
        Outcome outcome = run(Map.of("JAVA_HOME", jdk.toString()), "import", "my file.csv", "--out", "");
        assertThat(outcome.output())
                .endsWith("com.superscapes.allinone.Superscapes\nimport\nmy file.csv\n--out\n\n");
    }

    @Test
    void aSymbolicLinkStartsTheSameInstallation() throws Exception {
        Path link = Files.createSymbolicLink(Files.createDirectories(folder.resolve("bin")).resolve("superscapes"),
                Path.of("..", "a project", "superscapes"));
        Outcome outcome = installation.run(link, Map.of("JAVA_HOME", installation.jdk("jdk", "25").toString()));
        assertThat(outcome.output())
                .contains("-Dsuperscapes.home=" + folder.toRealPath() + "/a project/all-in-one/target\n");
    }

    @Test
    void changedSourcesAreBuiltFirst() throws Exception {
        Path tools = folder.resolve("tools");
        installation.script(tools.resolve("mvn"), "echo \"[INFO] Building all-in-one 0.1.0 [1/1]\"");
        installation.sourcesHaveChanged();
        Outcome outcome = run(
                Map.of("JAVA_HOME", installation.jdk("jdk", "25").toString(), "PATH", tools + ":/usr/bin:/bin"));
        assertThat(outcome.errors()).contains("sources have changed", "building all-in-one 0.1.0 [1/1]", "built in");
        assertThat(outcome.output()).contains("com.superscapes.allinone.Superscapes");
    }

    @Test
    void aFailedBuildShowsItsErrorsAndStartsNothing() throws Exception {
        Path tools = folder.resolve("tools");
        installation.script(tools.resolve("mvn"), "echo '[INFO] much'; echo '[ERROR] no such symbol'; exit 1");
        installation.sourcesHaveChanged();
        Outcome outcome = run(
                Map.of("JAVA_HOME", installation.jdk("jdk", "25").toString(), "PATH", tools + ":/usr/bin:/bin"));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errors()).contains("no such symbol", "build.log").doesNotContain("much");
        assertThat(outcome.output()).isEmpty();
    }

    @Test
    void withoutMavenABuildSaysSo() throws Exception {
        Path tools = folder.resolve("tools");
        for (String tool : new String[]{"bash", "env", "find", "grep", "head", "cat", "dirname", "mkdir", "readlink"}) {
            installation.script(tools.resolve(tool), "exec /usr/bin/" + tool + " \"$@\"");
        }
        installation.sourcesHaveChanged();
        Outcome outcome = run(
                Map.of("JAVA_HOME", installation.jdk("jdk", "25").toString(), "PATH", tools.toString()));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.errors()).contains("mvn is not on the PATH");
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        return installation.run(installation.launcher(), environment, arguments);
    }
}
