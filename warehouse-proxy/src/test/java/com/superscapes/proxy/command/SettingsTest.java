package com.superscapes.proxy.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.proxy.ServingRules;
import com.superscapes.proxy.database.LaneSettings;
import com.superscapes.proxy.drain.DrainRules;
import com.superscapes.proxy.limit.LimitRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    private Path folder;

    @Test
    void anUnknownKeyFailsTheStartAndIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("proxy.properties"), "databse.host=localhost\n");
        assertThatThrownBy(() -> Settings.load(file, Map.of()))
                .hasMessageStartingWith("There is no setting databse.host");
        assertThatThrownBy(() -> Settings.load(null, Map.of("SUPERSCAPES_PROXY_MOON", "1")))
                .hasMessageStartingWith("There is no setting moon");
    }

    @Test
    void theEnvironmentOverridesTheFileAndPasswordsComeFromFiles() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "secret\n");
        Path file = Files.writeString(folder.resolve("proxy.properties"),
                "database.host=db\ndatabase.user=proxy\nlisten.port=1\n");
        Settings settings = Settings.load(file, Map.of("SUPERSCAPES_PROXY_LISTEN_PORT", "2",
                "SUPERSCAPES_PROXY_DATABASE_PASSWORD_FILE", password.toString(), "PATH", "/bin"));
        assertThat(settings.config(Clock.systemUTC()).port()).isEqualTo(2);
        assertThat(settings.database().password()).isEqualTo("secret");
        assertThat(settings.config(Clock.systemUTC()).toString()).doesNotContain("secret");
    }

    @Test
    void aMissingOrWrongSettingIsNamed() throws Exception {
        Settings none = Settings.load(null, Map.of());
        assertThatThrownBy(none::database).hasMessage("The setting database.password is missing.");
        Settings wrong = Settings.load(null, Map.of("SUPERSCAPES_PROXY_LISTEN_PORT", "x",
                "SUPERSCAPES_PROXY_DATABASE_PASSWORD", "p", "SUPERSCAPES_PROXY_DATABASE_HOST", "h",
                "SUPERSCAPES_PROXY_DATABASE_USER", "u"));
        assertThatThrownBy(() -> wrong.config(Clock.systemUTC()))
                .hasMessage("The setting listen.port must be a number: x");
    }

    @Test
    void lanesLimitsAndTheDrainAreSettings() throws Exception {
        Path file = Files.writeString(folder.resolve("proxy.properties"),
                "database.host=db\ndatabase.user=proxy\ndatabase.password=p\nlane.reports-connections=12\n"
                        + "lane.exports-timeout-seconds=300\nlimit.per-second=5\ndrain.serving-seconds=0\n");
        ServingRules rules = Settings.load(file, Map.of("SUPERSCAPES_PROXY_LANE_RECORDS_QUEUE", "7"))
                .config(Clock.systemUTC()).serving();
        assertThat(rules.lanes().reports()).isEqualTo(new LaneSettings("reports", 12, 64, Duration.ofSeconds(15)));
        assertThat(rules.lanes().exports().timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(rules.lanes().records().queue()).isEqualTo(7);
        assertThat(rules.limits()).isEqualTo(new LimitRules(5, 10, 6, 1, 30));
        assertThat(rules.drain()).isEqualTo(new DrainRules(Duration.ZERO, Duration.ofSeconds(25)));
    }
}
