package com.superscapes.sync.config;

import com.superscapes.sync.mapping.BadMapping;
import com.superscapes.sync.mapping.Content;
import com.superscapes.sync.mapping.Keys;
import com.superscapes.sync.mapping.YamlNode;
import com.superscapes.sync.secret.SecretReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the sources of agent.yaml. */
final class SourceConfigReader {

    private static final Set<String> KINDS = Set.of("files", "drop-folder", "odbc", "jdbc");
    /** Words that would put a secret into the file in clear. */
    private static final String SECRET_WORD = "(?i).*\\b(pwd|password|passwd)\\s*=.*";

    private final Path folder;

    SourceConfigReader(Path folder) {
        this.folder = folder;
    }

    List<SourceConfig> read(Keys keys) {
        List<SourceConfig> sources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode item : keys.items("sources")) {
            Keys own = keys.inner(item, "an item of 'sources'");
            SourceConfig source = source(own);
            own.done();
            if (!names.add(source.name())) {
                throw own.bad("name", "two sources are named '" + source.name() + "'");
            }
            sources.add(source);
        }
        if (sources.isEmpty()) {
            throw keys.bad("sources", "'sources' must name at least one source");
        }
        return sources;
    }

    private SourceConfig source(Keys keys) {
        String name = keys.required("name");
        String kind = keys.required("kind");
        return switch (kind) {
            case "files" -> new SourceConfig.Files(name, path(keys.required("folder")), mapping(keys));
            case "drop-folder" -> new SourceConfig.DropFolder(name, path(keys.required("folder")), mapping(keys));
            case "odbc" -> new SourceConfig.Odbc(name, clear(keys, "connection"), secrets(keys),
                    keys.required("contract"), without(keys), stall(keys));
            case "jdbc" -> new SourceConfig.Jdbc(name, clear(keys, "url"), keys.text("user"),
                    keys.keys("password").map(this::reference).orElse(null), keys.required("contract"),
                    without(keys), stall(keys));
            default -> throw keys.unknown("kind", kind, keys.line("kind"), KINDS);
        };
    }

    private static Set<String> without(Keys keys) {
        Set<String> words = new HashSet<>(keys.texts("without"));
        for (String word : words) {
            if (Content.of(word).isEmpty()) {
                throw keys.unknown("content", word, keys.line("without"), Content.words());
            }
        }
        return words;
    }

    private static Duration stall(Keys keys) {
        String seconds = keys.text("stallSeconds");
        if (seconds == null) {
            return SourceConfig.STALL;
        }
        if (!seconds.matches("[1-9]\\d{0,4}")) {
            throw keys.bad("stallSeconds", "'stallSeconds' must be a whole number from 1 to 99999, not " + seconds);
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    private Path path(String text) {
        return folder.resolve(text).normalize();
    }

    private @Nullable Path mapping(Keys keys) {
        String mapping = keys.text("mapping");
        return mapping == null ? null : path(mapping);
    }

    private static String clear(Keys keys, String key) {
        String text = keys.required(key);
        if (text.replace(';', '\n').replace('?', '\n').replace('&', '\n').lines()
                .anyMatch(part -> part.toLowerCase(Locale.ROOT).matches(SECRET_WORD))) {
            throw keys.bad(key, "'" + key + "' holds a password; name where it is kept instead ("
                    + (key.equals("url") ? "password: {env: NAME}" : "secrets: {PWD: {env: NAME}}") + ")");
        }
        return text;
    }

    private Map<String, SecretReference> secrets(Keys keys) {
        Map<String, SecretReference> secrets = new LinkedHashMap<>();
        keys.keys("secrets").ifPresent(own -> {
            for (String name : List.copyOf(own.names())) {
                own.keys(name).ifPresent(reference -> secrets.put(name, reference(reference)));
            }
        });
        return secrets;
    }

    /** @throws BadMapping if it is not one store and one name */
    private SecretReference reference(Keys keys) {
        if (keys.names().size() != 1) {
            throw keys.bad("env", "a secret is one of {env: VARIABLE} and {file: PATH}");
        }
        String store = keys.names().iterator().next();
        String name = keys.required(store);
        return new SecretReference(store, store.equals("file") ? path(name).toString() : name);
    }
}
