package com.superscapes.proxy.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTlsTest {

    private static final char[] PASSWORD = "store password".toCharArray();
    private @TempDir Path folder;
    private Path certificate;
    private Path key;

    @BeforeEach
    void files() throws Exception {
        certificate = folder.resolve("server.pem");
        key = folder.resolve("server.key");
        write(held(10));
    }

    @Test
    void aCertificateAndKeyInPemAreTaken() throws Exception {
        ServerTls tls = ServerTls.fromPem(certificate, key);
        assertThat(tls.caPem()).isNull();
        assertThat(tls.expiresAt()).isBetween(now().plusSeconds(9 * 86_400), now().plusSeconds(11 * 86_400));
    }

    @Test
    void aKeyAndChainInPkcs12AreTaken() throws Exception {
        Path store = pkcs12();
        assertThat(ServerTls.fromPkcs12(store, PASSWORD).expiresAt()).isAfter(now());
        assertThatThrownBy(() -> ServerTls.fromPkcs12(store, "wrong".toCharArray())).hasMessageContaining("password");
    }

    @ParameterizedTest
    @CsvSource({"EC,TLSv1.3", "EC,TLSv1.2", "RSA,TLSv1.3", "RSA,TLSv1.2"})
    void theServerProvesItselfByAKeyOfEitherKind(String kind, String version) throws Exception {
        HeldCertificate.Builder builder = new HeldCertificate.Builder().addSubjectAlternativeName("localhost");
        HeldCertificate held = kind.equals("RSA") ? builder.rsa2048().build() : builder.ecdsa256().build();
        write(held);
        SSLContext trusting = new HandshakeCertificates.Builder().addTrustedCertificate(held.certificate()).build()
                .sslContext();
        try (ServerSocket door = ServerTls.fromPem(certificate, key).context().getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExecutorService server = Executors.newVirtualThreadPerTaskExecutor();
                SSLSocket client = (SSLSocket) trusting.getSocketFactory().createSocket(door.getInetAddress(),
                        door.getLocalPort())) {
            Future<Integer> received = server.submit(() -> {
                try (Socket accepted = door.accept()) {
                    return accepted.getInputStream().read();
                }
            });
            client.setEnabledProtocols(new String[]{version});
            client.getOutputStream().write(7);
            assertThat(client.getSession().getPeerCertificates()).containsExactly(held.certificate());
            assertThat(client.getSession().getProtocol()).isEqualTo(version);
            assertThat(received.get()).isEqualTo(7);
        }
    }

    @Test
    void aKeyThatOthersMayReadIsRefusedWithWhatToDo() throws Exception {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> ServerTls.fromPem(certificate, key)).hasMessageContaining("chmod 600 " + key);
        Path store = pkcs12();
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw----r--"));
        assertThatThrownBy(() -> ServerTls.fromPkcs12(store, PASSWORD)).hasMessageContaining("chmod 600");
    }

    @Test
    void anExpiredOrMalformedCertificateIsRefused() throws Exception {
        write(held(-1));
        assertThatThrownBy(() -> ServerTls.fromPem(certificate, key)).hasMessageContaining("is good from");
        Files.writeString(certificate, "moon");
        assertThatThrownBy(() -> ServerTls.fromPem(certificate, key)).hasMessageContaining("can't be read");
    }

    @Test
    void aRenewedCertificateIsTakenUpAndABrokenOneIsNot() throws Exception {
        List<Instant> installed = new ArrayList<>();
        CertificateWatch watch = new CertificateWatch(ServerTls.fromPem(certificate, key),
                tls -> installed.add(tls.expiresAt()), Clock.systemUTC());
        watch.look();
        assertThat(installed).isEmpty();
        write(held(90));
        touch(1);
        watch.look();
        watch.look();
        assertThat(installed).singleElement()
                .satisfies(end -> assertThat(end).isAfter(now().plusSeconds(80 * 86_400)));
        Files.writeString(certificate, "moon");
        touch(2);
        watch.look();
        assertThat(installed).hasSize(1);
        assertThat(watch.expiresAt()).isAfter(now().plusSeconds(80 * 86_400));
    }

    private void touch(int seconds) throws Exception {
        Files.setLastModifiedTime(certificate, FileTime.from(now().plusSeconds(seconds)));
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static HeldCertificate held(int days) {
        long now = now().toEpochMilli();
        return new HeldCertificate.Builder().commonName("server").addSubjectAlternativeName("localhost").ecdsa256()
                .validityInterval(now - TimeUnit.DAYS.toMillis(100), now + TimeUnit.DAYS.toMillis(days)).build();
    }

    private void write(HeldCertificate held) throws Exception {
        Files.writeString(certificate, held.certificatePem());
        Files.writeString(key, held.privateKeyPkcs8Pem());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    private Path pkcs12() throws Exception {
        HeldCertificate held = held(10);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", held.keyPair().getPrivate(), PASSWORD, new X509Certificate[]{held.certificate()});
        Path file = folder.resolve("server.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
