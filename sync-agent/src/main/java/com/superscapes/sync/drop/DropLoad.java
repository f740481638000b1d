package com.superscapes.sync.drop;

import com.superscapes.sync.LoadReport;
import com.superscapes.sync.LoadRequest;
import com.superscapes.sync.LoadService;
import com.superscapes.sync.config.SourceConfig;
import com.superscapes.sync.run.LeaseTaken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads complete files of a drop folder and moves them where they belong. */
public final class DropLoad {

    private DropLoad() {
    }

    /**
     * @param all   the request for everything of the source
     * @param files that are complete; at least one
     * @throws IOException if a file cannot be read or moved; it is found again by the next look
     */
    public static LoadReport run(SourceConfig.DropFolder drop, List<Path> files, LoadService service, LoadRequest all,
            Clock clock) throws SQLException, IOException, LeaseTaken {
        LoadReport report = service.load(new LoadRequest(files, mapping(drop), null, all.only(), all.sliceRows(),
                all.leaseWait()));
        new Fates(drop.folder(), clock).move(files, report);
        return report;
    }

    /** The mapping named, else the one that lies in the folder, else none. */
    public static @Nullable Path mapping(SourceConfig.DropFolder drop) {
        Path inside = drop.folder().resolve("mapping.yaml");
        return drop.mapping() != null ? drop.mapping() : Files.exists(inside) ? inside : null;
    }
}
