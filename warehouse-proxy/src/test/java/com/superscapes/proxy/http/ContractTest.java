package com.superscapes.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.superscapes.api.error.ErrorCode;
import com.superscapes.proxy.testing.Contract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whoever reads openapi.yaml learns everything: what to send, what comes back, what can go wrong, each by an example that is valid. */
class ContractTest {

    private static final String JSON = "application/json";
    private static final Contract CONTRACT = Contract.load();
    private static final JsonNode DOCUMENT = CONTRACT.document();

    private record Operation(String method, String path, JsonNode node) {

        JsonNode responses() {
            return node.path("responses");
        }

        /** True for what nobody has to sign in for. */
        boolean open() {
            return node.has("security") && node.get("security").isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsDescribedWithExamplesAndErrors() {
        return operations().map(each -> DynamicTest.dynamicTest(each.method() + " " + each.path(),
                () -> assertThat(gaps(each)).isEmpty()));
    }

    @Test
    void everyExampleIsValid() {
        List<String> wrong = new ArrayList<>();
        int[] seen = {0};
        examples(DOCUMENT, "", (at, schema, example) -> {
            seen[0]++;
            CONTRACT.problems(schema, example).forEach(problem -> wrong.add(at + ": " + problem));
        });
        assertThat(wrong).isEmpty();
        assertThat(seen[0]).isGreaterThan(100);
    }

    @Test
    void everyErrorCodeIsExplainedAndHasAnExampleUnderItsStatus() {
        JsonNode codes = DOCUMENT.at("/components/schemas/ApiError/properties/code");
        List<String> all = Arrays.stream(ErrorCode.values()).map(Enum::name).toList();
        assertThat(texts(codes.get("enum"))).containsExactlyElementsOf(all);
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(codes.get("description").asText()).contains("`" + code.name() + "` (" + code.status() + "): ");
            if (code != ErrorCode.CLIENT_GONE) {
                JsonNode examples = DOCUMENT.at("/components/responses/Error" + code.status() + "/content")
                        .path(JSON).path("examples");
                assertThat(StreamSupport.stream(examples.spliterator(), false)
                        .map(example -> example.at("/value/code").asText())).as(code.name()).contains(code.name());
            }
        }
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryPartIsUsed() {
        Set<String> references = new TreeSet<>();
        DOCUMENT.findValuesAsText("$ref").forEach(references::add);
        references.forEach(each -> assertThat(DOCUMENT.at(each.substring(1)).isMissingNode()).as(each).isFalse());
        for (String kind : List.of("schemas", "responses", "parameters")) {
            DOCUMENT.at("/components/" + kind).fieldNames()
                    .forEachRemaining(name -> assertThat(references).contains("#/components/" + kind + "/" + name));
        }
    }

    private static List<String> gaps(Operation operation) {
        List<String> gaps = new ArrayList<>();
        for (String field : List.of("summary", "operationId", "tags")) {
            if (operation.node().path(field).isEmpty() && operation.node().path(field).asText().isEmpty()) {
                gaps.add("no " + field);
            }
        }
        for (JsonNode given : operation.node().path("parameters")) {
            JsonNode parameter = resolved(given);
            if (parameter.path("description").asText().isEmpty() || !parameter.has("example")) {
                gaps.add("parameter " + parameter.path("name") + " without description or example");
            }
        }
        JsonNode body = operation.node().path("requestBody");
        if (body.isObject() && !exampled(body.at("/content").path(JSON))) {
            gaps.add("no example of a request");
        }
        operation.responses().properties().forEach(entry -> {
            JsonNode response = resolved(entry.getValue());
            response.path("content").properties().stream().filter(type -> !exampled(type.getValue()))
                    .forEach(type -> gaps.add("no example of answer " + entry.getKey() + " " + type.getKey()));
        });
        errors(operation).stream().filter(status -> !operation.responses().has(status))
                .forEach(status -> gaps.add("no answer " + status));
        return gaps;
    }

    /** What a client must reckon with, from what the operation is. */
    private static Set<String> errors(Operation operation) {
        Set<String> errors = new TreeSet<>();
        if (!operation.path().startsWith("/v1/")) {
            return errors;
        }
        errors.addAll(List.of("429", "500", "503"));
        if (!operation.open()) {
            errors.add("401");
        }
        if (operation.node().has("requestBody")) {
            errors.addAll(List.of("400", "413"));
        }
        for (JsonNode given : operation.node().path("parameters")) {
            switch (resolved(given).path("in").asText()) {
                case "path" -> errors.add("404");
                case "query" -> errors.add("400");
                case "header" -> errors.add("504");
                default -> throw new IllegalStateException("A parameter in " + given);
            }
        }
        return errors;
    }

    private static Stream<Operation> operations() {
        return DOCUMENT.get("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .map(method -> new Operation(method.getKey(), path.getKey(), method.getValue())));
    }

    private static boolean exampled(JsonNode content) {
        return content.has("example") || !content.path("examples").isEmpty();
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asText().substring(1)) : node;
    }

    private interface Visitor {

        void visit(String at, JsonNode schema, JsonNode example);
    }

    private static void examples(JsonNode node, String at, Visitor visitor) {
        JsonNode schema = node.path("schema");
        if (schema.isObject()) {
            if (node.has("example")) {
                visitor.visit(at, schema, node.get("example"));
            }
            node.path("examples").properties()
                    .forEach(each -> visitor.visit(at + "/" + each.getKey(), schema, each.getValue().get("value")));
        } else if (node.has("type") && node.path("examples").isArray()) {
            node.get("examples").forEach(each -> visitor.visit(at, node, each));
        }
        for (Map.Entry<String, JsonNode> part : node.properties()) {
            if (!part.getKey().equals("example") && !part.getKey().equals("examples")) {
                examples(part.getValue(), at + "/" + part.getKey(), visitor);
            }
        }
        if (node.isArray()) {
            node.forEach(part -> examples(part, at, visitor));
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(Objects.requireNonNull(array).spliterator(), false).map(JsonNode::asText).toList();
    }
}
