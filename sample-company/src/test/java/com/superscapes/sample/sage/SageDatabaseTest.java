package com.superscapes.sample.sage;

import com.superscapes.sample.SampleOptions;
import java.nio.file.Path;
import java.time.LocalDate;

/** As it is written first. */
class SageDatabaseTest extends SageTables {

    @Override
    void write(Path file) throws Exception {
        SageDatabase.writeSqlite(new SampleOptions(5, 20_000, LocalDate.of(2025, 4, 30)), file);
    }
}
