package com.superscapes.proxy.http;

import io.helidon.http.Method;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A route of the contract.
 *
 * @param code   what the audit record and the metrics call it
 * @param open   true when it needs no sign-in
 * @param intent true when the audit log must know of it before it is done: exports, administration, payroll
 * @param dashboard true when it may be answered while its record waits on this machine for an audit store that is away
 * @param answer gives the body; null answers 204
 */
public record Route(Method method, String path, String code, boolean open, boolean intent, boolean dashboard,
        Function<Exchange, @Nullable Object> answer) {

    public static Route get(String path, String code, Function<Exchange, @Nullable Object> answer) {
        return new Route(Method.GET, path, code, false, false, false, answer);
    }

    public static Route post(String path, String code, Function<Exchange, @Nullable Object> answer) {
        return new Route(Method.POST, path, code, false, false, false, answer);
    }

    /** The same without sign-in. */
    public Route withoutSignIn() {
        return new Route(method, path, code, true, intent, dashboard, answer);
    }

    /** The same with a record of the intent, made durable when the route says what it is about, and one of the outcome. */
    public Route sensitive() {
        return new Route(method, path, code, open, true, false, answer);
    }

    /** The same for figures that may be looked at while the audit store is away, for as long as the spool allows. */
    public Route onDashboards() {
        return new Route(method, path, code, open, intent, true, answer);
    }
}
