package com.superscapes.proxy.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/**
 * The server's certificate.
 *
 * @param caPem       the certificate authority to trust, in PEM; null when the certificate comes from files
 * @param certificate the server's own
 * @param source      the files it came from, to be read again when they change; null when it was made here
 */
public record ServerTls(SSLContext context, @Nullable String caPem, X509Certificate certificate,
        @Nullable Source source) {

    private static final int DAYS = 30;

    /** Until when the certificate is good, UTC. */
    public Instant expiresAt() {
        return certificate.getNotAfter().toInstant();
    }

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
     * @throws IOException when a file can't be read as that, others may read the key, it is not the certificate's, or
     *                     the certificate has expired
     */
    public static ServerTls fromPem(Path certificates, Path key) throws IOException {
        return new FileSource(List.of(certificates, key),
                source -> held(KeyAndChain.ofPem(certificates, key), certificates, source)).load();
    }

    /**
     * A PKCS #12 file with one key and its chain.
     *
     * @throws IOException when it can't be read as that, others may read it, or the certificate has expired
     */
    public static ServerTls fromPkcs12(Path file, char[] password) throws IOException {
        return new FileSource(List.of(file), source -> held(KeyAndChain.ofPkcs12(file, password), file, source)).load();
    }

    private static ServerTls held(KeyAndChain read, Path file, Source source) throws IOException {
        X509Certificate server = read.chain().getFirst();
        if (!read.matches()) {
            throw new IOException("The key is not the key of the certificate in " + file + ".");
        }
        return checked(OneKey.context(read.key(), read.chain()), server, file, source);
    }

    private static ServerTls checked(SSLContext context, X509Certificate server, Path file, Source source)
            throws IOException {
        try {
            server.checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException wrong) {
            throw new IOException("The certificate in " + file + " is good from " + server.getNotBefore().toInstant()
                    + " to " + server.getNotAfter().toInstant() + " only", wrong);
        }
        return new ServerTls(context, null, server, source);
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
        return new ServerTls(
                OneKey.context(made.keyPair().getPrivate(), List.of(made.certificate(), authority.certificate())),
                authority.certificatePem(), made.certificate(), null);
    }
}
