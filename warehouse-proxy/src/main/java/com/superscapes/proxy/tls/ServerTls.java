package com.superscapes.proxy.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/**
 * The server's certificate.
 *
 * @param caPem     the certificate authority to trust, in PEM; null when the certificate comes from files
 * @param expiresAt UTC
 * @param source    the files it came from, to be read again when they change; null when it was made here
 */
public record ServerTls(SSLContext context, @Nullable String caPem, Instant expiresAt, @Nullable Source source) {

    private static final int DAYS = 30;

    /** Files with a certificate and its key. */
    public interface Source {

        /** @throws IOException when the files can't be read as that, or others may read the key */
        ServerTls load() throws IOException;

        /** Whose change means another certificate. */
        List<Path> files();
    }

    private interface Loader {
        ServerTls load(Source source) throws IOException;
    }

    private record FileSource(List<Path> files, Loader loader) implements Source {

        @Override
        public ServerTls load() throws IOException {
            return loader.load(this);
        }
    }

    /**
     * A certificate chain (server first) and its PKCS #8 key.
     *
     * @throws IOException when a file can't be read as that, others may read the key, or the certificate has expired
     */
    public static ServerTls fromPem(Path certificates, Path key) throws IOException {
        return new FileSource(List.of(certificates, key), source -> pem(certificates, key, source)).load();
    }

    /**
     * A PKCS #12 file with one key and its chain.
     *
     * @throws IOException when it can't be read as that, others may read it, or the certificate has expired
     */
    public static ServerTls fromPkcs12(Path file, char[] password) throws IOException {
        return new FileSource(List.of(file), source -> pkcs12(file, password, source)).load();
    }

    private static ServerTls pem(Path certificates, Path key, Source source) throws IOException {
        PrivateKeyFile.require(key);
        try {
            List<X509Certificate> chain = chain(Files.readAllBytes(certificates));
            HeldCertificate server = HeldCertificate.decode(
                    pem(chain.getFirst()) + Files.readString(key, StandardCharsets.US_ASCII));
            X509Certificate[] above = chain.subList(1, chain.size()).toArray(X509Certificate[]::new);
            return checked(new HandshakeCertificates.Builder().heldCertificate(server, above).build().sslContext(),
                    chain.getFirst(), certificates, source);
        } catch (GeneralSecurityException | IllegalArgumentException | NoSuchElementException unreadable) {
            throw new IOException("The certificate in " + certificates + " or the key in " + key + " can't be read",
                    unreadable);
        }
    }

    private static ServerTls pkcs12(Path file, char[] password, Source source) throws IOException {
        PrivateKeyFile.require(file);
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                    keys.init(store, password);
                    SSLContext context = SSLContext.getInstance("TLS");
                    context.init(keys.getKeyManagers(), null, null);
                    return checked(context, (X509Certificate) store.getCertificate(alias), file, source);
                }
            }
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("The file " + file + " can't be read as PKCS #12", unreadable);
        }
        throw new IOException("The file " + file + " holds no key");
    }

    private static ServerTls checked(SSLContext context, X509Certificate server, Path file, Source source)
            throws IOException {
        try {
            server.checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException wrong) {
            throw new IOException("The certificate in " + file + " is good from " + server.getNotBefore().toInstant()
                    + " to " + server.getNotAfter().toInstant() + " only", wrong);
        }
        return new ServerTls(context, null, server.getNotAfter().toInstant(), source);
    }

    /** A certificate of its own for a server on this machine, good for 30 days, signed by an authority made for it. */
    public static ServerTls generated(String... hosts) {
        HeldCertificate authority = new HeldCertificate.Builder().commonName("Superscapes local authority")
                .certificateAuthority(0).ecdsa256().duration(DAYS, TimeUnit.DAYS).build();
        HeldCertificate.Builder server = new HeldCertificate.Builder().commonName("Superscapes local server")
                .signedBy(authority).ecdsa256().duration(DAYS, TimeUnit.DAYS);
        List.of("localhost", "127.0.0.1").forEach(server::addSubjectAlternativeName);
        List.of(hosts).forEach(server::addSubjectAlternativeName);
        HeldCertificate made = server.build();
        return new ServerTls(new HandshakeCertificates.Builder()
                .heldCertificate(made, authority.certificate()).build().sslContext(), authority.certificatePem(),
                made.certificate().getNotAfter().toInstant(), null);
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
