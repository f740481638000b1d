package com.superscapes.proxy.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import okhttp3.tls.HeldCertificate;

/**
 * A private key and the certificates that go with it, as files have them.
 *
 * @param chain the server's first; never empty
 */
public record KeyAndChain(PrivateKey key, List<X509Certificate> chain) {

    public KeyAndChain {
        chain = List.copyOf(chain);
    }

    /** @throws IOException when the files can't be read as PEM, with a PKCS #8 key, or others may read the key */
    public static KeyAndChain ofPem(Path certificates, Path key) throws IOException {
        PrivateKeyFile.require(key);
        try {
            List<X509Certificate> chain = x509(CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificates))));
            String secret = Files.readString(key, StandardCharsets.US_ASCII);
            if (secret.contains("BEGIN ENCRYPTED") || secret.matches("(?s).*BEGIN (RSA|EC) PRIVATE KEY.*")) {
                throw new IOException("The key in " + key + " is not a plain PKCS #8 key. Run: openssl pkcs8 -topk8"
                        + " -nocrypt -in " + key + " -out new.key");
            }
            return new KeyAndChain(HeldCertificate.decode(pem(chain.getFirst()) + secret).keyPair().getPrivate(),
                    chain);
        } catch (GeneralSecurityException | IllegalArgumentException | NoSuchElementException unreadable) {
            throw new IOException("The certificate in " + certificates + " or the key in " + key + " can't be read",
                    unreadable);
        }
    }

    /** The first key of the file. @throws IOException when it can't be read as PKCS #12, or others may read it */
    public static KeyAndChain ofPkcs12(Path file, char[] password) throws IOException {
        PrivateKeyFile.require(file);
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    return new KeyAndChain(key, x509(Arrays.asList(store.getCertificateChain(alias))));
                }
            }
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("The file " + file + " can't be read as PKCS #12", unreadable);
        }
        throw new IOException("The file " + file + " holds no key");
    }

    /** True when the key is the one in the server's certificate. */
    public boolean matches() {
        try {
            Signature signature = Signature.getInstance(key.getAlgorithm().equals("RSA")
                    ? "SHA256withRSA"
                    : key.getAlgorithm().startsWith("EC") ? "SHA256withECDSA" : key.getAlgorithm());
            byte[] sample = "sample".getBytes(StandardCharsets.US_ASCII);
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(chain.getFirst().getPublicKey());
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException anotherKind) {
            return false;
        }
    }

    private static List<X509Certificate> x509(Iterable<? extends Certificate> certificates) {
        List<X509Certificate> chain = new ArrayList<>();
        certificates.forEach(each -> chain.add((X509Certificate) each));
        return chain;
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
