package com.superscapes.sync.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The configuration that the documentation shows. */
class ExampleConfigTest {

    @Test
    void theExampleOfTheDocumentationIsAConfiguration() throws Exception {
        AgentConfig config = AgentConfigReader.read(Path.of("..", "docs", "examples", "agent.yaml"), Map.of());
        assertThat(config.sources()).extracting(SourceConfig::kind).containsExactly("odbc", "files", "drop-folder");
        assertThat(config.schedule().at()).isEqualTo(LocalTime.of(2, 0));
        assertThat(config.zone().getId()).isEqualTo("America/Chicago");
    }
}
