package com.superscapes.proxy.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.superscapes.proxy.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** openapi.yaml, and whether an answer is as it says. */
public final class Contract {

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Contract(JsonNode document) {
        this.document = document;
    }

    public static Contract load() {
        try (InputStream file = Contract.class.getResourceAsStream("/com/superscapes/api/openapi.yaml")) {
            return new Contract(new ObjectMapper(new YAMLFactory()).readTree(Objects.requireNonNull(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Method and path of every operation, sorted. */
    public List<String> routes() {
        List<String> routes = new ArrayList<>();
        document.get("paths").properties().forEach(path -> path.getValue().fieldNames()
                .forEachRemaining(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return routes.stream().sorted().toList();
    }

    /** The whole document. */
    public JsonNode document() {
        return document;
    }

    /** The example of an operation's request. */
    public JsonNode example(String path) {
        return document.at("/paths").get(path).at("/post/requestBody/content/application~1json/example");
    }

    /** The contract's path of an address; null when there is none. */
    public @Nullable String path(String address) {
        List<String> found = new ArrayList<>();
        document.get("paths").fieldNames().forEachRemaining(path -> {
            if (address.split("\\?", 2)[0].matches(path.replaceAll("\\{[^}]+}", "[^/]+"))) {
                found.add(path);
            }
        });
        // A written-out path stands before one with a parameter.
        return found.stream().min(Comparator.comparingInt(path -> path.split("\\{", -1).length)).orElse(null);
    }

    /** What is wrong with an answer; empty when it is as the contract says. */
    public List<String> problems(String method, String path, TestServer.Reply reply) throws IOException {
        String status = Integer.toString(reply.status());
        JsonNode response = document.get("paths").get(path).get(method).get("responses").get(status);
        if (response == null) {
            return List.of(method + " " + path + " answers " + status + ", which the contract doesn't know");
        }
        if (response.has("$ref")) {
            response = document.at(response.get("$ref").asText().substring(1));
        }
        if (!response.has("content")) {
            return reply.body().isEmpty() ? List.of() : List.of("a body where there should be none");
        }
        String type = String.valueOf(reply.headers().get("Content-Type")).split(";")[0];
        if (!response.get("content").has(type)) {
            return List.of("content type " + type + " instead of " + response.get("content").properties());
        }
        return type.equals("application/json")
                ? problems(response.get("content").get(type).get("schema"), Json.MAPPER.readTree(reply.body()))
                : List.of();
    }

    /** What is wrong with a value of a schema of this contract. */
    public List<String> problems(JsonNode schema, JsonNode value) {
        Schema compiled = schemas.computeIfAbsent(schema.toString(), key -> {
            ObjectNode whole = schema.deepCopy();
            whole.set("components", document.get("components"));
            return registry.getSchema(whole);
        });
        return compiled.validate(value).stream().map(Object::toString).toList();
    }
}
