package com.superscapes.ddl;

import com.superscapes.ddl.server.PrivateFiles;
import com.superscapes.ddl.server.Secrets;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Passwords of the two logins; never printed. */
public record LoginPasswords(String sync, String proxy) {

    /** New ones. */
    public static LoginPasswords generate() {
        return new LoginPasswords(Secrets.password(), Secrets.password());
    }

    /** Those kept in the file, which is made with new ones when it is not there and is readable by its owner only. */
    public static LoginPasswords keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file, generate());
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new LoginPasswords(required(kept, "sync", file), required(kept, "proxy", file));
    }

    private static void write(Path file, LoginPasswords passwords) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("sync", passwords.sync);
        kept.setProperty("proxy", passwords.proxy);
        StringWriter text = new StringWriter();
        kept.store(text, null);
        PrivateFiles.write(file, text.toString());
    }

    private static String required(Properties kept, String name, Path file) throws IOException {
        String value = kept.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IOException(file + " has no password for " + name + "; delete the file to make new ones.");
        }
        return value;
    }

    @Override
    public String toString() {
        return "LoginPasswords[hidden]";
    }
}
