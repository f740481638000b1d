package com.superscapes.desktop.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/** The server's openapi.yaml, and whether a call of the client and what this test's server answers are as it says. */
final class Contract {

    private final ObjectMapper json = new ObjectMapper();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
    private final JsonNode document = load();

    private static JsonNode load() {
        try (InputStream file = Contract.class.getResourceAsStream("/com/superscapes/api/openapi.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readTree(Objects.requireNonNull(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is wrong with a call; empty when it is as the contract says. */
    List<String> problems(String method, HttpUrl url, String body) throws IOException {
        Optional<JsonNode> operation = operation(method, url.encodedPath());
        if (operation.isEmpty()) {
            return List.of("there is no " + method + " " + url.encodedPath());
        }
        List<String> problems = new ArrayList<>(parameters(operation.get(), url));
        JsonNode schema = operation.get().at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode() != body.isEmpty()) {
            problems.add(schema.isMissingNode() ? "a body where there should be none" : "no body");
        } else if (!body.isEmpty()) {
            problems.addAll(validate(schema, body));
        }
        return problems;
    }

    /** What is wrong with an answer in JSON; empty when it is as the contract says, or says nothing of this address. */
    List<String> problems(String method, HttpUrl url, int status, String body) throws IOException {
        Optional<JsonNode> operation = operation(method, url.encodedPath());
        if (operation.isEmpty()) {
            return List.of();
        }
        JsonNode response = operation.get().path("responses").path(Integer.toString(status));
        if (response.has("$ref")) {
            response = document.at(response.get("$ref").asText().substring(1));
        }
        if (response.isMissingNode()) {
            return List.of("answers " + status);
        }
        JsonNode schema = response.at("/content/application~1json/schema");
        return schema.isMissingNode() || body.isEmpty() ? List.of() : validate(schema, body);
    }

    private Optional<JsonNode> operation(String method, String address) {
        // A written-out path stands before one with a parameter.
        return document.get("paths").properties().stream()
                .filter(path -> address.matches(path.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .min(Comparator.comparingInt(path -> path.getKey().split("\\{", -1).length))
                .map(path -> path.getValue().get(method.toLowerCase(Locale.ROOT)));
    }

    private List<String> parameters(JsonNode operation, HttpUrl url) throws IOException {
        List<String> problems = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            if (!parameter.path("in").asText().equals("query")) {
                continue;
            }
            known.add(name);
            String value = url.queryParameter(name);
            if (value == null) {
                if (parameter.path("required").asBoolean()) {
                    problems.add("no parameter " + name);
                }
                continue;
            }
            boolean text = parameter.at("/schema/type").asText().equals("string");
            problems.addAll(validate(parameter.get("schema"), text ? json.writeValueAsString(value) : value));
        }
        url.queryParameterNames().stream().filter(name -> !known.contains(name))
                .forEach(name -> problems.add("an unknown parameter " + name));
        return problems;
    }

    private List<String> validate(JsonNode schema, String text) throws IOException {
        Schema compiled = schemas.computeIfAbsent(schema, part -> {
            ObjectNode whole = part.deepCopy();
            whole.set("components", document.get("components"));
            return registry.getSchema(whole);
        });
        return compiled.validate(json.readTree(text)).stream().map(Object::toString).toList();
    }
}
