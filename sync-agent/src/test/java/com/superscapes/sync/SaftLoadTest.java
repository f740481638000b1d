package com.superscapes.sync;

import com.superscapes.ddl.testing.TestWarehouse;
import com.superscapes.sync.control.ControlTotals;
import com.superscapes.sync.progress.ProgressListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaftLoadTest {
    @Test
    void x() throws Exception {
        var file = SharedData.folder("saft-norway").resolve("saft-financial-888888888.xml");
        try (TestWarehouse warehouse = TestWarehouse.create()) {
            LoadReport report = new LoadService(warehouse.logins().sync(), Clock.systemUTC(), ProgressListener.NONE)
                    .load(new LoadRequest(List.of(file), null));
            ControlTotals.write(warehouse.logins().sync(), report, Path.of("/tmp/sync-out/saft.json"));
        }
        var aw = SharedData.folder("adventureworks-dw-finance");
        try (TestWarehouse warehouse = TestWarehouse.create()) {
            LoadReport report = new LoadService(warehouse.logins().sync(), Clock.systemUTC(), ProgressListener.NONE)
                    .load(new LoadRequest(
                            List.of(aw.resolve("FactFinance.csv"), aw.resolve("DimAccount.csv"),
                                    aw.resolve("DimOrganization.csv"), aw.resolve("DimCurrency.csv"),
                                    aw.resolve("DimDepartmentGroup.csv"), aw.resolve("DimScenario.csv")),
                            Path.of("../docs/examples/adventureworks-dw-finance.yaml")));
            ControlTotals.write(warehouse.logins().sync(), report, Path.of("/tmp/sync-out/aw.json"));
            System.err.println(report);
        }
    }
}
