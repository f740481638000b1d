package com.superscapes.desktop.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutStoreTest {

    private static final LayoutStore.Layout LAYOUT = new LayoutStore.Layout(List.of("label", "closing", "opening"),
            List.of("debit"), Map.of("label", 24.5));

    @TempDir
    Path folder;

    @Test
    void aLayoutIsKeptPerUserAndGrid() {
        new FileLayoutStore(folder, "anna").keep("trial-balance", LAYOUT);
        assertThat(new FileLayoutStore(folder, "anna").layout("trial-balance")).contains(LAYOUT);
        assertThat(new FileLayoutStore(folder, "anna").layout("profit-and-loss")).isEmpty();
        assertThat(new FileLayoutStore(folder, "ben").layout("trial-balance")).isEmpty();
    }

    @Test
    void aDamagedFileCostsTheLayoutAndNothingElse() throws IOException {
        Files.writeString(folder.resolve("layout-anna.json"), "{not json");
        FileLayoutStore store = new FileLayoutStore(folder, "anna");
        assertThat(store.layout("trial-balance")).isEmpty();
        store.keep("trial-balance", LAYOUT);
        assertThat(new FileLayoutStore(folder, "anna").layout("trial-balance")).contains(LAYOUT);
    }
}
