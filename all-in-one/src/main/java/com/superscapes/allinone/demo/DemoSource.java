package com.superscapes.allinone.demo;

import com.superscapes.allinone.load.LedgerLoad;
import com.superscapes.allinone.local.DataFolder;
import com.superscapes.sample.SampleCompany;
import com.superscapes.sample.SampleOptions;
import com.superscapes.sample.SampleProgress;
import com.superscapes.sample.sage.AgentFile;
import com.superscapes.sample.sage.SageDatabase;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.config.AgentConfigReader;
import com.superscapes.sync.odbc.Drivers;
import com.superscapes.sync.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the demo's figures come from: a Sage database by ODBC where a driver can read it, else files exported from it. */
final class DemoSource {

    /** What SQLite's ODBC driver is called, on Debian and on Windows. */
    private static final List<String> DRIVERS = List.of("SQLite3", "SQLite3 ODBC Driver");
    private static final String FINISHED = "export-finished";
    private static final String AGENT = "agent.yaml";

    private final DataFolder folder;
    private final Optional<String> driver;

    DemoSource(DataFolder folder) {
        this.folder = folder;
        this.driver = isGenerated() && !Files.exists(agent())
                ? Optional.empty()
                : DRIVERS.stream().filter(Drivers::installed).findFirst();
    }

    private Path agent() {
        return folder.sample().resolve(AGENT);
    }

    private boolean isGenerated() {
        return Files.exists(folder.root().resolve(FINISHED));
    }

    /** Which way it is, in a sentence. */
    String sentence() {
        return driver.map(name -> "by ODBC: the driver " + name + " reads the company's Sage database")
                .orElse("from files: no ODBC driver for SQLite is installed (" + String.join(" or ", DRIVERS) + ")");
    }

    /** What was not finished is written again; it gives the same figures. */
    Path generate(long lines) throws IOException {
        if (!isGenerated()) {
            Files.createDirectories(folder.sample());
            SampleOptions options = SampleOptions.ofLines(lines);
            if (driver.isPresent()) {
                Path database = folder.sample().resolve("sage.db");
                SageDatabase.writeSqlite(options, database, AgentFile.besideFolder(folder.sample()));
                AgentFile.write(folder.sample(), "Driver={" + driver.get() + "};Database=" + database);
            } else {
                SampleCompany.generateWithOperations(options, folder.sample(), SampleProgress.NONE);
            }
            Files.createFile(folder.root().resolve(FINISHED));
        }
        return folder.sample();
    }

    /** Loads it; by ODBC each source of its configuration for itself, as a company's own are. */
    LoadReport load(LedgerLoad load) throws Exception {
        if (driver.isEmpty()) {
            if (Files.exists(agent())) {
                throw new IOException("The demo was loaded by ODBC before, and there is no driver for it any more."
                        + " Start with --reset to begin the demo anew.");
            }
            return load.run(new LoadRequest(List.of(folder.sample()), null));
        }
        return load.run(AgentConfigReader.read(agent(), Map.of()), Secrets.ofSystem(Map.of()));
    }
}
