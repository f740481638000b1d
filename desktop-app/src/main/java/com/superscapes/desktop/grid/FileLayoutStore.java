package com.superscapes.desktop.grid;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Layouts in one small file per user. A file that cannot be read costs the layout, not the screen. */
public final class FileLayoutStore implements LayoutStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileLayoutStore.class);
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Path file;
    private final Map<String, Layout> layouts;

    /** @param folder the user's settings folder; made when something is kept */
    public FileLayoutStore(Path folder, String login) {
        file = folder.resolve("layout-" + login.replaceAll("[^A-Za-z0-9._-]", "_") + ".json");
        layouts = read();
    }

    private Map<String, Layout> read() {
        if (Files.exists(file)) {
            try {
                return mapper.readValue(Files.readString(file), new TypeReference<TreeMap<String, Layout>>() {
                });
            } catch (IOException unreadable) {
                LOG.warn("The layout file {} is not readable and is started anew: {}", file, unreadable.getMessage());
            }
        }
        return new TreeMap<>();
    }

    @Override
    public Optional<Layout> layout(String grid) {
        return Optional.ofNullable(layouts.get(grid));
    }

    @Override
    public void keep(String grid, Layout layout) {
        if (layout.equals(layouts.put(grid, layout))) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"),
                    mapper.writeValueAsString(layouts));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.warn("The layout file {} is not writable: {}", file, unwritable.getMessage());
        }
    }
}
