package com.superscapes.proxy.check;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Whether figures travel to the server in clear. */
final class EncryptionQuestion implements DatabaseQuestion {

    private final String host;

    EncryptionQuestion(String host) {
        this.host = host;
    }

    @Override
    public void ask(Handle database, Findings findings) {
        String version = database
                .createQuery("select version from pg_catalog.pg_stat_ssl where pid = pg_catalog.pg_backend_pid()")
                .mapTo(String.class).findOne().orElse(null);
        judge(version, isHere(host), findings);
    }

    /** @param version of TLS; null for a connection in clear */
    static void judge(@Nullable String version, boolean here, Findings findings) {
        String about = "database.encryption";
        if (version == null && here) {
            findings.ok(about, "The database is on this machine and reached without TLS.");
        } else if (version == null) {
            findings.error(about, "Figures travel from the database in clear: switch on ssl in Postgres, and admit the"
                    + " login by hostssl only.");
        } else if (version.equals("TLSv1.3") || version.equals("TLSv1.2")) {
            findings.ok(about, "The database is reached over " + version + ".");
        } else {
            findings.error(about, "The database speaks " + version
                    + ", which is broken: set ssl_min_protocol_version to TLSv1.2.");
        }
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException gone) {
            return false;
        }
    }
}
