package com.superscapes.sync.config;

import com.superscapes.sync.secret.SecretReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One source of the configuration; its name is what commands and the history call it. */
public sealed interface SourceConfig {

    /** Unique within the file. */
    String name();

    /** The word that the configuration writes. */
    String kind();

    /**
     * Files of a folder, or one file; read where they lie.
     *
     * @param mapping null to take the mapping.yaml beside them, or to recognize them
     */
    record Files(String name, Path folder, @Nullable Path mapping) implements SourceConfig {

        @Override
        public String kind() {
            return "files";
        }
    }

    /** A folder into which other programs put files, taken when they are complete. */
    record DropFolder(String name, Path folder, @Nullable Path mapping) implements SourceConfig {

        @Override
        public String kind() {
            return "drop-folder";
        }
    }

    /**
     * A database by the platform's ODBC driver manager.
     *
     * @param connection connection string without secrets
     * @param secrets    keys to add to it, such as PWD
     * @param contract   name of the contract its tables must meet
     * @param without    contents that are not taken from it, since another source has them
     */
    record Odbc(String name, String connection, Map<String, SecretReference> secrets, String contract,
            Set<String> without) implements SourceConfig {

        public Odbc {
            secrets = Map.copyOf(secrets);
            without = Set.copyOf(without);
        }

        @Override
        public String kind() {
            return "odbc";
        }
    }

    /**
     * A database by a JDBC driver.
     *
     * @param url  without secrets
     * @param user null when the URL or the system says who
     * @param without as for ODBC
     */
    record Jdbc(String name, String url, @Nullable String user, @Nullable SecretReference password, String contract,
            Set<String> without) implements SourceConfig {

        public Jdbc {
            without = Set.copyOf(without);
        }

        @Override
        public String kind() {
            return "jdbc";
        }
    }
}
