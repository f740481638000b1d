package com.superscapes.proxy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.proxy.testing.TestServer;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocsTest {

    @Test
    void thePageComesFromThisServerAlone() throws Exception {
        try (TestWarehouse warehouse = TestWarehouse.create(); TestServer server = new TestServer(warehouse)) {
            TestServer.Reply page = server.get("/docs", null);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("http:", "https:", "<style", "onload=").contains("/docs/start.js");
            for (String file : List.of("/docs", "/docs/start.js", "/docs/swagger-ui.css",
                    "/docs/swagger-ui-bundle.js")) {
                TestServer.Reply reply = server.get(file, null);
                assertThat(reply.body()).as(file).hasSizeGreaterThan(100);
                assertThat(reply.headers().get("Content-Security-Policy")).startsWith("default-src 'none';")
                        .doesNotContain("unsafe", "*", "http");
                assertThat(reply.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
            }
            assertThat(server.get("/docs/swagger-ui.js", null).status()).isEqualTo(404);
            assertThat(server.get("/docs/..%2f..%2flogback.xml", null).status()).isIn(400, 404);
        }
    }

    @Test
    void aServerSetToShowNoPageHasNone() throws Exception {
        try (TestWarehouse warehouse = TestWarehouse.create();
                TestServer server = new TestServer(warehouse, Clock.systemUTC(),
                        config -> config.withApiPage(false))) {
            assertThat(server.get("/docs", null).status()).isEqualTo(404);
            assertThat(server.get("/docs/start.js", null).status()).isEqualTo(404);
            assertThat(server.routes()).doesNotContain("GET /docs");
            assertThat(server.get("/openapi.yaml", null).status()).isEqualTo(200);
        }
    }
}
