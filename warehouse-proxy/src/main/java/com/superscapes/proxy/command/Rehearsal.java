package com.superscapes.proxy.command;

import com.superscapes.proxy.ProxyConfig;
import com.superscapes.proxy.ProxyServer;
import com.superscapes.proxy.tls.ServerTls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A start with its first answers, for Java to learn which classes the server needs. It listens on this machine alone, signs nobody in
 * and asks for no figure, so that the audit log has nothing to record; a server of the same settings may run meanwhile.
 */
final class Rehearsal {

    private static final List<String> PATHS = List.of("/health/live", "/health/ready", "/metrics");
    private static final int LONGEST_MILLIS = 10_000;

    private Rehearsal() {
    }

    /** @throws IOException when the server doesn't answer as it should */
    static void run(Settings settings) throws IOException, SQLException {
        settings.logFormat().use();
        ProxyConfig config = settings.config(Clock.systemUTC()).onThisMachineAlone();
        try (ProxyServer server = ProxyServer.start(config)) {
            for (String path : PATHS) {
                ask(path, server.port(), config.tls());
            }
        }
    }

    private static void ask(String path, int port, ServerTls tls) throws IOException {
        try (Socket socket = trusting(tls.certificate()).getSocketFactory().createSocket(
                InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
            if (status == null || !status.startsWith("HTTP/1.1 200")) {
                throw new IOException("The server answered " + path + " with " + status + ".");
            }
        }
    }

    /** Trusts this certificate and no other, whatever name it is for. */
    private static SSLContext trusting(X509Certificate only) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{new Only(only)}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IOException(impossible);
        }
    }

    private record Only(X509Certificate certificate) implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
            throw new CertificateException("Nobody is a client here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
            if (!chain[0].equals(certificate)) {
                throw new CertificateException("This is another server");
            }
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
