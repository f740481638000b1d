package com.superscapes.sync.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of one YAML mapping, asked for by name; a key nobody asks for is an error with a suggestion. */
public final class Keys {

    private final String file;
    private final int line;
    private final Map<String, YamlNode> fields;
    private final Set<String> asked = new HashSet<>();

    /** @throws BadMapping if the node is not a mapping */
    public Keys(String file, YamlNode node, String what) {
        if (!(node instanceof YamlNode.Fields found)) {
            throw new BadMapping(file, node.line(), what + " must be a list of 'key: value'");
        }
        this.file = file;
        this.line = found.line();
        this.fields = found.fields();
    }

    /** @throws BadMapping if a key was never asked for */
    public void done() {
        for (Map.Entry<String, YamlNode> field : fields.entrySet()) {
            if (!asked.contains(field.getKey())) {
                throw unknown("key", field.getKey(), field.getValue().line(), asked);
            }
        }
    }

    public BadMapping unknown(String what, String word, int atLine, Collection<String> known) {
        String hint = nearest(word, known).map(near -> "; did you mean '" + near + "'?")
                .orElse("; known are " + String.join(", ", known.stream().sorted().toList()));
        return new BadMapping(file, atLine, "unknown " + what + " '" + word + "'" + hint);
    }

    public @Nullable YamlNode node(String key) {
        asked.add(key);
        return fields.get(key);
    }

    public int line(String key) {
        YamlNode node = fields.get(key);
        return node == null ? line : node.line();
    }

    public BadMapping bad(String key, String reason) {
        return new BadMapping(file, line(key), reason);
    }

    public String required(String key) {
        String value = text(key);
        if (value == null || value.isEmpty()) {
            throw bad(key, "'" + key + "' is missing");
        }
        return value;
    }

    public @Nullable String text(String key) {
        YamlNode node = node(key);
        return node == null ? null : scalar(key, node);
    }

    private String scalar(String key, YamlNode node) {
        if (node instanceof YamlNode.Text text) {
            return text.value();
        }
        throw new BadMapping(file, node.line(), "'" + key + "' must be a single value");
    }

    /** A single value or a list of them. */
    public List<String> texts(String key) {
        YamlNode node = node(key);
        List<String> texts = new ArrayList<>();
        if (node instanceof YamlNode.Items items) {
            items.items().forEach(item -> texts.add(scalar(key, item)));
        } else if (node != null) {
            texts.add(scalar(key, node));
        }
        return texts;
    }

    public List<YamlNode> items(String key) {
        YamlNode node = node(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof YamlNode.Items items) {
            return items.items();
        }
        throw new BadMapping(file, node.line(), "'" + key + "' must be a list");
    }

    public Map<String, String> map(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        YamlNode node = node(key);
        if (node != null) {
            Keys inner = new Keys(file, node, "'" + key + "'");
            inner.fields.forEach((name, value) -> map.put(name, inner.scalar(name, value)));
        }
        return map;
    }

    public Optional<Keys> keys(String key) {
        return Optional.ofNullable(node(key)).map(node -> new Keys(file, node, "'" + key + "'"));
    }

    public Keys inner(YamlNode node, String what) {
        return new Keys(file, node, what);
    }

    public Set<String> names() {
        return fields.keySet();
    }

    static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream().filter(candidate -> distance(word, candidate) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein distance, without regard to case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(java.util.Locale.ROOT);
        String b = right.toLowerCase(java.util.Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
