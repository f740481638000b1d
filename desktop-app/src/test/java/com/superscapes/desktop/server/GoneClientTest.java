package com.superscapes.desktop.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.api.session.SignInRequest;
import com.superscapes.desktop.task.BackgroundTasks;
import com.superscapes.desktop.task.Latest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever wants no answer any more closes the connection, which is how the server learns of it. */
class GoneClientTest {

    private static final String SESSION = """
            {"accessToken":"a","refreshToken":"r","expiresAt":"2026-11-22T16:00:00Z","profile":{"login":"c","displayName":"C",\
            "role":"controller","entityWide":true,"branches":[],"divisions":[],"reports":[]}}""";

    @TempDir
    Path folder;

    @Test
    void aNewerQuestionEndsTheConnectionOfTheOlderOne() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
        HandshakeCertificates keys = new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        Path pem = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
        try (SSLServerSocket listening = (SSLServerSocket) keys.sslContext().getServerSocketFactory()
                .createServerSocket(0); BackgroundTasks tasks = new BackgroundTasks(Runnable::run, Clock.systemUTC())) {
            CompletableFuture<Void> asked = new CompletableFuture<>();
            CompletableFuture<Integer> left = new CompletableFuture<>();
            Thread.startVirtualThread(() -> {
                try (SSLSocket client = (SSLSocket) listening.accept()) {
                    head(client.getInputStream());
                    client.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + SESSION.length() + "\r\n\r\n" + SESSION).getBytes());
                    String second = head(client.getInputStream());
                    assertThat(second).startsWith("GET /v1/ledger");
                    asked.complete(null);
                    left.complete(ended(client.getInputStream()));
                } catch (IOException | AssertionError failed) {
                    asked.completeExceptionally(failed);
                }
            });
            WarehouseServer server = HttpWarehouseServer.at("https://localhost:" + listening.getLocalPort(), pem);
            server.signIn(new SignInRequest(null, null, "good-once"));
            Latest latest = tasks.latest();
            latest.start("first", server::ledger, answer -> {
            }, failure -> {
            });
            asked.get(10, TimeUnit.SECONDS);
            latest.start("second", () -> "other", answer -> {
            }, failure -> {
            });
            assertThat(left.get(2, TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }

    /** Reads a request's head and its body of the length it says. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int one = in.read();
            if (one < 0) {
                throw new IOException("the client left early");
            }
            head.append((char) one);
        }
        String length = head.toString().replaceAll("(?si).*content-length: (\\d+).*", "$1");
        if (length.matches("\\d+")) {
            in.readNBytes(Integer.parseInt(length));
        }
        return head.toString();
    }

    /** -1 when the connection ended, in whichever way. */
    private static int ended(InputStream in) {
        try {
            return in.read();
        } catch (IOException reset) {
            return -1;
        }
    }
}
