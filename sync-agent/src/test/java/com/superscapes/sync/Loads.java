package com.superscapes.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.sync.control.ControlTotals;
import com.superscapes.sync.progress.ProgressListener;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A warehouse of its own and short ways to load into it and look at it. */
final class Loads implements AutoCloseable {

    final TestWarehouse warehouse = TestWarehouse.create();
    private final Path folder;

    Loads(Path folder) {
        this.folder = folder;
    }

    Path file(String name, String... lines) throws Exception {
        return file(name, StandardCharsets.UTF_8, String.join("\n", lines) + "\n");
    }

    Path file(String name, Charset encoding, String text) throws Exception {
        return Files.write(folder.resolve(name), text.getBytes(encoding));
    }

    LoadReport load(Path... files) throws Exception {
        return load(new LoadRequest(List.of(files), null));
    }

    LoadReport load(LoadRequest request) throws Exception {
        return new LoadService(warehouse.logins().sync(), Clock.systemUTC(), ProgressListener.NONE).load(request);
    }

    static LoadRequest inSlices(int rows, Path... files) {
        return new LoadRequest(List.of(files), null, rows, Duration.ZERO);
    }

    JsonNode totals(LoadReport report) throws Exception {
        Path out = folder.resolve("out").resolve(ControlTotals.FILE_NAME);
        ControlTotals.write(warehouse.logins().sync(), report, out);
        return new ObjectMapper().readTree(out.toFile());
    }

    /** Rows as texts, read by the owner; semantic views show the published batch only, to him too. */
    List<String> query(String sql) throws Exception {
        try (Connection connection = warehouse.logins().owner().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(String.join("|", row.stream().map(String::valueOf).toList()));
            }
            return found;
        }
    }

    long number(String sql) throws Exception {
        return Long.parseLong(query(sql).getFirst());
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
