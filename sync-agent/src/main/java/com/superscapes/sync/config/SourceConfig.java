package com.superscapes.sync.config;

import com.superscapes.sync.secret.SecretReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One source of the configuration; its name is what commands and the history call it. */
public sealed interface SourceConfig {

    /** How long a database may say nothing when nothing else is configured. */
    Duration STALL = Duration.ofMinutes(5);

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
     * @param stall      how long it may say nothing before reading is given up
     */
    record Odbc(String name, String connection, Map<String, SecretReference> secrets, String contract,
            Set<String> without, Duration stall) implements SourceConfig {

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
     * @param stall   as for ODBC
     */
    record Jdbc(String name, String url, @Nullable String user, @Nullable SecretReference password, String contract,
            Set<String> without, Duration stall) implements SourceConfig {

        public Jdbc {
            without = Set.copyOf(without);
        }

        @Override
        public String kind() {
            return "jdbc";
        }
    }
}
