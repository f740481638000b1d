package com.superscapes.proxy.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/**
 * The server's certificate.
 *
 * @param caPem the certificate authority to trust, in PEM; null when the certificate comes from files
 */
public record ServerTls(SSLContext context, @Nullable String caPem) {

    private static final int DAYS = 30;

    /**
     * A certificate chain (server first) and its PKCS #8 key.
     *
     * @throws IOException when a file can't be read as that
     */
    public static ServerTls fromPem(Path certificates, Path key) throws IOException {
        try {
            List<X509Certificate> chain = chain(Files.readAllBytes(certificates));
            HeldCertificate server = HeldCertificate.decode(
                    pem(chain.getFirst()) + Files.readString(key, StandardCharsets.US_ASCII));
            X509Certificate[] above = chain.subList(1, chain.size()).toArray(X509Certificate[]::new);
            return new ServerTls(
                    new HandshakeCertificates.Builder().heldCertificate(server, above).build().sslContext(),
                    null);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IOException("The certificate in " + certificates + " or the key in " + key + " can't be read",
                    unreadable);
        }
    }

    /** A certificate of its own for a server on this machine, good for 30 days, signed by an authority made for it. */
    public static ServerTls generated(String... hosts) {
        HeldCertificate authority = new HeldCertificate.Builder().commonName("Superscapes local authority")
                .certificateAuthority(0).ecdsa256().duration(DAYS, TimeUnit.DAYS).build();
        HeldCertificate.Builder server = new HeldCertificate.Builder().commonName("Superscapes local server")
                .signedBy(authority).ecdsa256().duration(DAYS, TimeUnit.DAYS);
        List.of("localhost", "127.0.0.1").forEach(server::addSubjectAlternativeName);
        List.of(hosts).forEach(server::addSubjectAlternativeName);
        return new ServerTls(new HandshakeCertificates.Builder()
                .heldCertificate(server.build(), authority.certificate()).build().sslContext(),
                authority.certificatePem());
    }

    private static List<X509Certificate> chain(byte[] pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                .map((Certificate each) -> (X509Certificate) each).toList();
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
