package com.superscapes.proxy;

import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.proxy.audit.SpoolSettings;
import com.superscapes.proxy.cache.CacheSettings;
import com.superscapes.proxy.drain.DrainRules;
import com.superscapes.proxy.limit.LimitRules;
import com.superscapes.proxy.oidc.OidcSettings;
import com.superscapes.proxy.session.SignInRules;
import com.superscapes.proxy.tls.ServerTls;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Everything the server is told.
 *
 * @param database          the proxy's own login
 * @param roles             names of the database roles
 * @param address           to listen on, for example 127.0.0.1
 * @param port              0 for a free one
 * @param keyFile           the installation's key, shared by its servers; null for a key of this process
 * @param task              names this server's audit chain
 * @param anchorFile        where the heads of that chain are written down; null for nowhere
 * @param serving           how much it serves at once, and how it stops
 * @param apiPage           true to serve a page that shows the contract and tries it out
 * @param oidc              an identity provider as a second door; null for none
 * @param signIn            how long sessions live and how many wrong passwords are borne
 * @param cache             how many answers are kept, and for how long
 * @param spool             where audit records wait while the database is away; null for nowhere
 */
public record ProxyConfig(DatabaseLogin database, RoleNames roles, String address, int port, ServerTls tls,
        @Nullable Path keyFile, String task, @Nullable Path anchorFile, ServingRules serving, boolean apiPage,
        @Nullable OidcSettings oidc, SignInRules signIn, CacheSettings cache, @Nullable SpoolSettings spool,
        Clock clock) {

    // Nobody else is there to be protected from a user who is in a hurry.
    private static final int ON_THIS_MACHINE = 50;

    /** A server on this machine only, with a certificate of its own and a free port. */
    public static ProxyConfig local(DatabaseLogin database, Clock clock) {
        return new ProxyConfig(database, RoleNames.STANDARD, "127.0.0.1", 0, ServerTls.generated(), null, "proxy", null,
                ServingRules.STANDARD.withLimits(LimitRules.STANDARD.withPerSecond(ON_THIS_MACHINE)), true, null,
                SignInRules.STANDARD, CacheSettings.STANDARD, null, clock);
    }

    /** The same on another port. */
    public ProxyConfig onPort(int other) {
        return new ProxyConfig(database, roles, address, other, tls, keyFile, task, anchorFile, serving, apiPage, oidc,
                signIn, cache, spool, clock);
    }

    /** The same for this machine alone, on a free port, with no file that only one server may have and with nobody to wait for. */
    public ProxyConfig onThisMachineAlone() {
        return new ProxyConfig(database, roles, "127.0.0.1", 0, tls, keyFile, task, null,
                serving.withDrain(DrainRules.ALONE), apiPage, oidc, signIn, cache, null, clock);
    }

    /** The same with the installation's key in a file. */
    public ProxyConfig withKeyFile(Path file) {
        return new ProxyConfig(database, roles, address, port, tls, file, task, anchorFile, serving, apiPage, oidc,
                signIn, cache, spool, clock);
    }

    /** The same with another request limit per user. */
    public ProxyConfig withRequestsPerSecond(int limit) {
        return new ProxyConfig(database, roles, address, port, tls, keyFile, task, anchorFile,
                serving.withLimits(serving.limits().withPerSecond(limit)), apiPage, oidc, signIn, cache, spool, clock);
    }

    /** The same with other rules for sessions. */
    public ProxyConfig withSignIn(SignInRules rules) {
        return new ProxyConfig(database, roles, address, port, tls, keyFile, task, anchorFile, serving, apiPage, oidc,
                rules, cache, spool, clock);
    }

    /** The same with an audit chain of another name. */
    public ProxyConfig withTask(String name) {
        return new ProxyConfig(database, roles, address, port, tls, keyFile, name, anchorFile, serving, apiPage, oidc,
                signIn, cache, spool, clock);
    }

    /** The same with anchors of the audit chain in a file. */
    public ProxyConfig withAnchorFile(Path file) {
        return new ProxyConfig(database, roles, address, port, tls, keyFile, task, file, serving, apiPage, oidc, signIn,
                cache, spool, clock);
    }

    /** The same with an identity provider. */
    public ProxyConfig withOidc(OidcSettings provider) {
        return new ProxyConfig(database, roles, address, port, tls, keyFile, task, anchorFile, serving, apiPage,
                provider, signIn, cache, spool, clock);
    }

    /** The same with other lanes, limits or another way to stop. */
    public ProxyConfig withServing(ServingRules rules) {
        return new ProxyConfig(database, roles, address, port, tls, keyFile, task, anchorFile, rules, apiPage, oidc,
                signIn, cache, spool, clock);
    }

    /** The same with another certificate. */
    public ProxyConfig withTls(ServerTls other) {
        return new ProxyConfig(database, roles, address, port, other, keyFile, task, anchorFile, serving, apiPage, oidc,
                signIn, cache, spool, clock);
    }

    /** The same with another login to the database. */
    public ProxyConfig withDatabase(DatabaseLogin login) {
        return new ProxyConfig(login, roles, address, port, tls, keyFile, task, anchorFile, serving, apiPage, oidc,
                signIn, cache, spool, clock);
    }

    /** The same with another cache of answers. */
    public ProxyConfig withCache(CacheSettings answers) {
        return new ProxyConfig(database, roles, address, port, tls, keyFile, task, anchorFile, serving, apiPage, oidc,
                signIn,
                answers, spool, clock);
    }

    /** The same with a spool for audit records. */
    public ProxyConfig withSpool(SpoolSettings file) {
        return new ProxyConfig(database, roles, address, port, tls, keyFile, task, anchorFile, serving, apiPage, oidc,
                signIn,
                cache, file, clock);
    }

    /** The same with another limit of files per user and hour. */
    public ProxyConfig withExportsPerHour(int limit) {
        return withServing(serving.withLimits(serving.limits().withExportsPerHour(limit)));
    }

    /** The same with or without the page that shows the contract. */
    public ProxyConfig withApiPage(boolean shown) {
        return new ProxyConfig(database, roles, address, port, tls, keyFile, task, anchorFile, serving, shown, oidc,
                signIn, cache, spool, clock);
    }
}
