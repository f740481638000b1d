package com.superscapes.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.LoadService;
import com.superscapes.sync.run.LeaseTaken;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The measured process: loads a folder as the sync agent does. It takes the login on standard input, so that no password
 * stands in the list of processes, and prints its steps and, last, its figures as JSON on standard output.
 */
final class LoadProcess {

    static final String STEP = "step ";
    static final String FIGURES = "figures ";

    private LoadProcess() {
    }

    public static void main(String[] arguments) throws IOException, SQLException, LeaseTaken {
        Properties login = new Properties();
        login.load(System.in);
        DatabaseLogin sync = new DatabaseLogin(login.getProperty("host"), Integer.parseInt(login.getProperty("port")),
                login.getProperty("database"), login.getProperty("user"), login.getProperty("password"));
        StageClock stages = new StageClock(sentence -> System.out.println(STEP + sentence));
        LoadReport report = new LoadService(sync, Clock.systemUTC(), stages)
                .load(new LoadRequest(List.of(Path.of(arguments[0])), null));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rows", report.rowsKept());
        figures.put("rejected", report.rowsRejected());
        figures.put("exitCode", report.exitCode());
        figures.put("checks", report.checks().stream().map(c -> c.code() + " " + c.state()).toList());
        figures.put("peakHeapMb", peakHeap() >> 20);
        figures.put("secondsByPhase", stages.seconds());
        System.out.println(FIGURES + new ObjectMapper().writeValueAsString(figures));
    }

    /** The sum of each pool's own peak: at least what was ever used at once. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
