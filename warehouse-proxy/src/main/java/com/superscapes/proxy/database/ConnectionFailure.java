package com.superscapes.proxy.database;

import com.superscapes.ddl.server.DatabaseLogin;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a database can't be signed in to, as an operator can act on it. */
public final class ConnectionFailure {

    private ConnectionFailure() {
    }

    /** One sentence without the password. */
    public static String inWords(SQLException failed, DatabaseLogin login) {
        String place = login.host() + ":" + login.port();
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "There is no host " + login.host() + ".";
            }
            if (cause instanceof ConnectException) {
                return "Nothing answers at " + place + ": is the database running, and does a firewall let us through?";
            }
            if (cause instanceof SocketTimeoutException) {
                return "The database at " + place + " does not answer in time.";
            }
        }
        return byState(failed, login, place);
    }

    private static String byState(SQLException failed, DatabaseLogin login, String place) {
        return switch (Objects.requireNonNullElse(failed.getSQLState(), "")) {
            case "28P01" -> "The database refuses the password of " + login.user() + ".";
            case "28000" -> "The database does not admit " + login.user() + " from this machine: " + reason(failed);
            case "3D000" -> "There is no database " + login.database() + " at " + place + ".";
            case "42501" -> login.user() + " may not connect to the database " + login.database() + ".";
            case "53300" -> "The database at " + place + " has no connection left for " + login.user() + ".";
            case "57P03" -> "The database at " + place + " is starting or stopping.";
            default -> "The database at " + place + " can't be used: " + reason(failed);
        };
    }

    private static String reason(SQLException failed) {
        @Nullable
        String message = failed.getMessage();
        return message == null ? failed.toString() : message.lines().findFirst().orElse("").replace("FATAL: ", "");
    }
}
