package com.superscapes.sync.mapping;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML value that knows its line, so that every complaint can name it. */
public sealed interface YamlNode {

    int line();

    record Text(int line, String value) implements YamlNode {
    }

    record Items(int line, List<YamlNode> items) implements YamlNode {
    }

    record Fields(int line, Map<String, YamlNode> fields) implements YamlNode {
    }

    /** @throws BadMapping if it is no YAML, or a key stands twice */
    static YamlNode parse(String file, String text) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                throw new BadMapping(file, 1, "the file is empty");
            }
            return value(file, parser);
        } catch (JsonProcessingException wrong) {
            JsonLocation at = wrong.getLocation();
            String problem = String.valueOf(wrong.getOriginalMessage()).lines().findFirst().orElse("not YAML");
            throw new BadMapping(file, at == null ? 1 : at.getLineNr(), "this is not YAML: " + problem);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible); // a string cannot fail to be read
        }
    }

    private static YamlNode value(String file, YAMLParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(file, parser, line);
            case START_ARRAY -> {
                List<YamlNode> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(file, parser));
                }
                yield new Items(line, items);
            }
            case VALUE_NULL -> new Text(line, "");
            default -> new Text(line, parser.getText());
        };
    }

    private static YamlNode fields(String file, YAMLParser parser, int line) throws IOException {
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            if (fields.put(key, value(file, parser)) != null) {
                throw new BadMapping(file, keyLine, "'" + key + "' stands twice");
            }
        }
        return new Fields(line, fields);
    }
}
