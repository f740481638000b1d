package com.superscapes.ddl.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerSettingsTest {

    @Test
    void anEighthOfTheMemoryHoldsPagesWithinBounds() {
        assertThat(ServerSettings.buffers(1_024)).isEqualTo(256);
        assertThat(ServerSettings.buffers(8_192)).isEqualTo(1_024);
        assertThat(ServerSettings.buffers(65_536)).isEqualTo(2_048);
    }

    @Test
    void aServerThatKeepsDataSyncsIt() {
        assertThat(new ServerSettings(true).text(5432)).contains("fsync = on", "full_page_writes = on");
        assertThat(new ServerSettings(false).text(5432)).contains("fsync = off", "shared_buffers = '256MB'");
    }
}
