package com.superscapes.sync;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test with a folder and an empty warehouse of its own. */
abstract class OneWarehouseTest {

    @TempDir
    Path folder;

    Loads loads;

    @BeforeEach
    final void openWarehouse() {
        loads = new Loads(folder);
    }

    @AfterEach
    final void closeWarehouse() {
        loads.close();
    }

    /** Line, field and reason code of every rejected row. */
    static List<String> rejects(LoadReport report) {
        return report.files().stream().flatMap(file -> file.rejects().stream())
                .map(reject -> reject.line() + " " + reject.field() + " " + reject.code()).toList();
    }
}
