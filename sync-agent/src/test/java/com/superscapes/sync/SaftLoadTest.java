package com.superscapes.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.sync.progress.ProgressListener;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaftLoadTest {

    @Test
    void theNorwegianExampleLoadsAndNamesTheAccountsThatDoNotClose() throws Exception {
        var file = SharedData.folder("saft-norway").resolve("saft-financial-888888888.xml");
        try (TestWarehouse warehouse = TestWarehouse.create()) {
            LoadReport report = new LoadService(warehouse.logins().sync(), Clock.systemUTC(), ProgressListener.NONE)
                    .load(new LoadRequest(List.of(file), null));
            assertThat(report.exitCode()).isEqualTo(2);
        }
    }
}
