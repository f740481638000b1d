package com.superscapes.sync.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.superscapes.sync.mapping.BadMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration that the documentation shows. */
class ExampleConfigTest {

    @Test
    void theExampleOfTheDocumentationIsAConfiguration() throws Exception {
        AgentConfig config = AgentConfigReader.read(Path.of("..", "docs", "examples", "agent.yaml"), Map.of());
        assertThat(config.sources()).extracting(SourceConfig::kind).containsExactly("odbc", "files", "drop-folder");
        assertThat(config.schedule().at()).isEqualTo(LocalTime.of(2, 0));
        assertThat(config.schedule().retries()).isEqualTo(3);
        assertThat(config.schedule().retryWithin()).hasHours(2);
        assertThat(config.zone().getId()).isEqualTo("America/Chicago");
    }

    @Test
    void retriesThatAreNoSmallNumberAreRefusedWithTheirLine(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("agent.yaml");
        Files.writeString(file, """
                version: 1
                company: {code: SUP, name: Superscapes, timeZone: America/Chicago}
                sources:
                  - {name: books, kind: files, folder: books}
                schedule:
                  retries: often
                """);
        assertThatThrownBy(() -> AgentConfigReader.read(file, Map.of())).isInstanceOf(BadMapping.class)
                .hasMessage("agent.yaml, line 6: 'retries' must be a whole number from 0 to 10, not 'often'");
    }
}
