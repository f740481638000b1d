package com.superscapes.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.bench.BenchOptions;
import com.superscapes.bench.setup.Workbench;
import com.superscapes.ddl.server.DatabaseLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference that loads are measured against, on a real server. */
class BareCopyTest {

    @Test
    void everyRowOfEveryFileIsCopiedAndNothingIsLeftBehind() throws IOException, SQLException {
        Path export;
        try (Workbench bench = Workbench.open(new BenchOptions(70_000), sentence -> {
        })) {
            export = bench.export();
            DatabaseLogin database = bench.plainDatabase("bare");
            List<Path> files = bench.sample().files().stream().filter(f -> f.toString().endsWith(".csv")).toList();
            long lines = 0;
            for (Path file : files) {
                try (var text = Files.lines(file)) {
                    lines += text.count() - 1;
                }
            }
            assertThat(new BareCopy(database, files).run()).isEqualTo(lines).isGreaterThan(bench.sample().lines());
            try (var connection = database.dataSource().getConnection();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "select count(*) from pg_class where relname like 'bare%' and relpersistence = 'p'"
                                    + " and relkind = 'r' and not relhasindex")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(files.size());
            }
        }
        assertThat(export.getParent()).doesNotExist();
    }
}
