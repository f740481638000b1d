package com.superscapes.proxy.check;

import com.superscapes.proxy.tls.KeyAndChain;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether clients would accept the server's certificate. */
public final class CertificateCheck {

    private static final Duration SOON = Duration.ofDays(30);
    private static final int SMALLEST_RSA = 2_048;
    private static final int DNS = 2;
    private static final int IP = 7;

    private final String about;
    private final KeyAndChain read;
    private final Instant now;
    private final Findings findings;

    private CertificateCheck(String about, KeyAndChain read, Instant now, Findings findings) {
        this.about = about;
        this.read = read;
        this.now = now;
        this.findings = findings;
    }

    /**
     * Looks at everything.
     *
     * @param about the setting that names the file
     * @param hosts names and addresses that clients use for this server
     */
    public static void run(String about, KeyAndChain read, Collection<String> hosts, Clock clock, Findings findings) {
        CertificateCheck check = new CertificateCheck(about, read, clock.instant(), findings);
        long before = findings.count(Severity.ERROR);
        check.key();
        check.times();
        check.strength();
        check.chain();
        check.names(hosts);
        if (findings.count(Severity.ERROR) == before) {
            findings.ok(about, "The certificate fits its key, is good until "
                    + read.chain().getFirst().getNotAfter().toInstant() + " and is for "
                    + String.join(", ", names(read.chain().getFirst())) + ".");
        }
    }

    private void key() {
        if (!read.matches()) {
            findings.error(about, "The key is not the key of the certificate; each connection would fail.");
        }
    }

    private void times() {
        for (X509Certificate each : read.chain()) {
            String subject = each.getSubjectX500Principal().getName();
            Instant end = each.getNotAfter().toInstant();
            if (now.isBefore(each.getNotBefore().toInstant())) {
                findings.error(about, "The certificate of " + subject + " is not good before "
                        + each.getNotBefore().toInstant() + "; is this machine's clock right?");
            } else if (now.isAfter(end)) {
                findings.error(about, "The certificate of " + subject + " ended at " + end + "; renew it.");
            } else if (now.plus(SOON).isAfter(end)) {
                findings.warning(about, "The certificate of " + subject + " ends at " + end + "; renew it.");
            }
        }
    }

    private void strength() {
        for (X509Certificate each : read.chain()) {
            String subject = each.getSubjectX500Principal().getName();
            String signature = each.getSigAlgName().toUpperCase(Locale.ROOT);
            boolean root = each.getSubjectX500Principal().equals(each.getIssuerX500Principal());
            if (!root && (signature.startsWith("SHA1") || signature.startsWith("MD"))) {
                findings.error(about, "The certificate of " + subject + " is signed with " + signature
                        + ", which clients refuse.");
            }
            if (each.getPublicKey() instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < SMALLEST_RSA) {
                findings.error(about, "The RSA key of " + subject + " has " + rsa.getModulus().bitLength()
                        + " bits; clients refuse less than " + SMALLEST_RSA + ".");
            }
        }
    }

    private void chain() {
        List<X509Certificate> chain = read.chain();
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!signed(chain.get(i), chain.get(i + 1))) {
                findings.error(about, "The chain is broken: number " + (i + 2) + " ("
                        + chain.get(i + 1).getSubjectX500Principal().getName() + ") did not sign number " + (i + 1)
                        + "; the server's certificate comes first, then the one that signed it, and so on.");
            }
        }
        X509Certificate last = chain.getLast();
        if (chain.size() == 1 && !signed(last, last)) {
            findings.warning(about, "The file has the server's certificate alone; clients that do not know "
                    + last.getIssuerX500Principal().getName() + " refuse it. Add the certificates that signed it.");
        }
    }

    private static boolean signed(X509Certificate certificate, X509Certificate signer) {
        try {
            certificate.verify(signer.getPublicKey());
            return certificate.getIssuerX500Principal().equals(signer.getSubjectX500Principal());
        } catch (GeneralSecurityException other) {
            return false;
        }
    }

    private void names(Collection<String> hosts) {
        List<String> names = names(read.chain().getFirst());
        if (names.isEmpty()) {
            findings.error(about, "The certificate names no host (subject alternative name); every client refuses it.");
            return;
        }
        for (String host : hosts) {
            if (names.stream().noneMatch(name -> covers(name, host.toLowerCase(Locale.ROOT)))) {
                findings.error(about, "The certificate is for " + String.join(", ", names) + " and not for " + host
                        + "; clients that use this name refuse it.");
            }
        }
    }

    private static boolean covers(String name, String host) {
        int dot = host.indexOf('.');
        return name.equals(host) || name.startsWith("*.") && dot > 0 && name.substring(1).equals(host.substring(dot));
    }

    private static List<String> names(X509Certificate server) {
        List<String> names = new ArrayList<>();
        for (List<?> each : alternatives(server)) {
            if (each.get(0) instanceof Integer kind && (kind == DNS || kind == IP)) {
                names.add(String.valueOf(each.get(1)).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static Collection<List<?>> alternatives(X509Certificate server) {
        try {
            @Nullable
            Collection<List<?>> found = server.getSubjectAlternativeNames();
            return Objects.requireNonNullElse(found, List.of());
        } catch (CertificateParsingException malformed) {
            return List.of();
        }
    }
}
