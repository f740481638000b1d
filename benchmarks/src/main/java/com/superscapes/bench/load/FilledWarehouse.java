package com.superscapes.bench.load;

import com.superscapes.bench.BenchProgress;
import com.superscapes.bench.setup.Workbench;
import com.superscapes.ddl.LoginPasswords;
import com.superscapes.ddl.RoleNames;
import com.superscapes.ddl.Warehouse;
import com.superscapes.ddl.WarehouseLogins;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A warehouse with the bench's sample in it, as it is some minutes after a load. */
public final class FilledWarehouse {

    /**
     * One that is ready.
     *
     * @param load how its load went
     */
    public record Filled(WarehouseLogins logins, ChildLoad.Outcome load) {
    }

    private FilledWarehouse() {
    }

    /** The bench's own export in a database of the usual name. */
    public static WarehouseLogins of(Workbench bench, BenchProgress progress) throws IOException, SQLException {
        return of(bench, Warehouse.DATABASE, bench.export(), progress).logins();
    }

    /** Installs a database of this name, loads the export and cleans up. */
    public static Filled of(Workbench bench, String database, Path export, BenchProgress progress)
            throws IOException, SQLException {
        WarehouseLogins logins = Warehouse.install(bench.server().admin("postgres"), database, RoleNames.STANDARD,
                LoginPasswords.keptIn(bench.server().folder().resolve("logins.properties")));
        progress.step("Loading");
        ChildLoad.Outcome load = new ChildLoad(logins.sync(), progress).load(export);
        vacuum(logins);
        bench.settle();
        return new Filled(logins, load);
    }

    /** What autovacuum would do within minutes; whoever reads facts needs it to read as fast as they can. */
    private static void vacuum(WarehouseLogins logins) throws SQLException {
        try (Connection connection = logins.owner().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }
}
