package com.superscapes.sync;

import com.superscapes.ddl.server.DatabaseLogin;
import com.superscapes.sync.progress.ProgressListener;
import com.superscapes.sync.run.LeaseTaken;
import com.superscapes.sync.run.LoadRun;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Loads files into the warehouse; a load appears to readers all at once, or not at all. */
public final class LoadService {

    private final DataSource database;
    private final Clock clock;
    private final ProgressListener progress;

    /** @param sync the sync agent's login */
    public LoadService(DatabaseLogin sync, Clock clock, ProgressListener progress) {
        this.database = source(sync);
        this.clock = clock;
        this.progress = progress;
    }

    private static DataSource source(DatabaseLogin login) {
        if (login.dataSource() instanceof PGSimpleDataSource source) {
            source.setTcpKeepAlive(true);
            return source;
        }
        return login.dataSource();
    }

    /**
     * Loads the files of a request. Rows that cannot be read are listed, the others are kept.
     *
     * @throws LeaseTaken   if another agent is loading and the request does not wait for it
     * @throws SQLException if the database fails; what was written is undone and was never seen
     * @throws IOException  if a file fails while it is looked at
     */
    public LoadReport load(LoadRequest request) throws SQLException, IOException, LeaseTaken {
        return new LoadRun(database, clock, progress).run(request);
    }
}
