package com.superscapes.proxy.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pooled connection that tells, once, when it is given back and whether it broke meanwhile. */
final class Lease implements InvocationHandler {

    private final Connection connection;
    private final Consumer<Boolean> ended;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private Lease(Connection connection, Consumer<Boolean> ended) {
        this.connection = connection;
        this.ended = ended;
    }

    /** @param ended told true when the connection broke */
    static Connection of(Connection connection, Consumer<Boolean> ended) {
        return (Connection) Proxy.newProxyInstance(Lease.class.getClassLoader(), new Class<?>[]{Connection.class},
                new Lease(connection, ended));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        boolean last = method.getName().equals("close") && open.compareAndSet(true, false);
        // The pool closes a connection by itself when it breaks, and only then.
        boolean broken = last && connection.isClosed();
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failed) {
            throw Objects.requireNonNull(failed.getCause());
        } finally {
            if (last) {
                ended.accept(broken);
            }
        }
    }
}
