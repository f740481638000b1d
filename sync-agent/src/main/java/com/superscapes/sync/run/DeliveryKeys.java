package com.superscapes.sync.run;

import com.superscapes.sync.source.RowDigest;
import com.superscapes.sync.source.SweepsKeys;
import com.superscapes.sync.source.UnreadableSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys of a file, read from it once more into {@code landing.swept_key}: only a file read to its end says what it lacks. */
final class DeliveryKeys {

    private static final int KEYS_AT_ONCE = 10_000;
    private static final Pattern NUMBER_OF_EQUAL = Pattern.compile("-[0-9]+$");
    private static final Pattern NUMBER_OF_CELL = Pattern.compile("~[0-9]+$");

    private final Connection connection;
    private final RowDigest digest = new RowDigest();
    private final List<String> keys = new ArrayList<>(KEYS_AT_ONCE);
    private final List<String> bases = new ArrayList<>(KEYS_AT_ONCE);

    DeliveryKeys(Connection connection) {
        this.connection = connection;
    }

    void start() throws SQLException {
        Sql.call(connection, "truncate landing.swept_key");
    }

    /** Lists one file's keys; returns why that could not be done, or null. */
    @Nullable
    String list(PlannedFile file) throws SQLException {
        if (!(file.connector() instanceof SweepsKeys source)) {
            return "only some of its rows were read";
        }
        String delivery = file.slice().delivery();
        keys.clear();
        bases.clear();
        try (SweepsKeys.KeyStream found = source.keys(file.slice())) {
            for (String key = found.next(); key != null; key = found.next()) {
                add(key, delivery);
            }
            keep(delivery);
            return sameAsLoaded(file) ? null : "the file has changed since its rows were loaded";
        } catch (UnreadableSource unreadable) {
            return unreadable.reject().reason();
        }
    }

    private static boolean sameAsLoaded(PlannedFile file) {
        try {
            return Arrays.equals(FileHash.of(file.slice().file()), file.contentHash());
        } catch (IOException gone) {
            return false;
        }
    }

    private void add(String key, String delivery) throws SQLException {
        String base = base(key);
        String hash = digest.ofKey(key).toString();
        keys.add(hash);
        bases.add(base.equals(key) ? hash : digest.ofKey(base).toString());
        if (keys.size() == KEYS_AT_ONCE) {
            keep(delivery);
        }
    }

    /** As the warehouse's function ops.key_base has it. */
    private static String base(String key) {
        boolean byContent = key.startsWith("#");
        if (!byContent && key.indexOf('~') < 0) {
            return key;
        }
        return (byContent ? NUMBER_OF_EQUAL : NUMBER_OF_CELL).matcher(key).replaceFirst("");
    }

    private void keep(String delivery) throws SQLException {
        Sql.update(connection, """
                insert into landing.swept_key (key_hash, base_hash, delivery)
                select k::uuid, b::uuid, ? from unnest(?::text[], ?::text[]) as u(k, b)
                """, delivery, keys.toArray(String[]::new), bases.toArray(String[]::new));
        keys.clear();
        bases.clear();
    }
}
