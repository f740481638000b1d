package com.superscapes.proxy.backup;

import com.superscapes.ddl.server.DatabaseLogin;
import java.nio.file.Path;
import java.util.List;

/** What pg_dump or pg_restore said when it failed, as an operator can act on it. */
final class ToolFailure {

    private ToolFailure() {
    }

    /** @param place the folder that is written or read */
    static String inWords(Path program, int code, List<String> said, DatabaseLogin login, Path place) {
        String all = String.join("\n", said);
        String reason = said.stream().filter(line -> line.contains("error: ")).findFirst()
                .orElse(said.isEmpty() ? "it ended with " + code : said.getLast());
        return words(all, login, place) + " (" + program.getFileName() + ": " + reason.replaceFirst("^.*?error: ", "")
                + ")";
    }

    private static String words(String said, DatabaseLogin login, Path place) {
        if (said.contains("No space left on device")) {
            return "There is no room left, for " + place + " or for the database.";
        }
        if (said.contains("row-level security") || said.contains("row security")) {
            return login.user() + " does not see every row, so the backup would not be whole: use the owner's login.";
        }
        if (said.contains("permission denied") || said.contains("must be owner")
                || said.contains("must be member of")) {
            return login.user() + " lacks a right: use the owner's login.";
        }
        if (said.contains("password authentication failed") || said.contains("no password supplied")) {
            return "The database refuses the password of " + login.user() + ".";
        }
        if (said.contains("server closed the connection") || said.contains("connection to server")
                || said.contains("terminating connection")) {
            return "The connection to the database was lost or could not be made.";
        }
        if (said.contains("unsupported version") || said.contains("input file") || said.contains("data file")
                || said.contains("could not read")
                || said.contains("could not uncompress") || said.contains("not a valid archive")) {
            return "The backup in " + place + " can't be read.";
        }
        return "It failed.";
    }
}
