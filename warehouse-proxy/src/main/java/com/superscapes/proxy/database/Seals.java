package com.superscapes.proxy.database;

import com.superscapes.ddl.claim.ClaimSealer;
import com.superscapes.proxy.session.Caller;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals callers' claims by a key of this server and the database's own clock. */
public final class Seals {

    private static final Logger LOG = LoggerFactory.getLogger(Seals.class);

    private final DataSource records;
    private final String login;
    private volatile @Nullable Tools tools;
    private int renewed;

    private record Tools(DatabaseClock clock, ClaimSealer sealer) {
    }

    /**
     * Without a key: it is registered by {@link #begun()}, or by the first seal.
     *
     * @param records connections that may register a key
     * @param login   of the connections that will read
     */
    public Seals(DataSource records, String login) {
        this.records = records;
        this.login = login;
    }

    /** These, with a key that is registered and the database's time. */
    public Seals begun() throws SQLException {
        tools();
        return this;
    }

    private Tools tools() throws SQLException {
        Tools known = tools;
        return known == null ? register() : known;
    }

    private synchronized Tools register() throws SQLException {
        Tools made = tools;
        if (made == null) {
            DatabaseClock clock = new DatabaseClock(records);
            made = new Tools(clock, ClaimSealer.register(records, clock.withZone(ZoneOffset.UTC)));
            tools = made;
        }
        return made;
    }

    /** Which seal is made now; another number after each renewal. */
    synchronized int current() {
        return renewed;
    }

    /**
     * Another key and another look at the database's clock: the database that reads may be a standby that never got the key, and
     * clocks may have been set.
     *
     * @param refused the seal that was refused; nothing happens when it was replaced meanwhile
     */
    synchronized void renew(int refused) {
        if (refused != renewed) {
            return;
        }
        try {
            tools().clock().set();
            tools().sealer().renew();
            renewed++;
            LOG.warn("The database refused a seal; the next ones are made by a new key");
        } catch (SQLException failed) {
            throw new ConnectionException(failed);
        }
    }

    /** @param backend process id of the connection that will read */
    String seal(Caller caller, int backend) throws SQLException {
        List<Integer> branches = caller.branches() == null ? null : caller.branchKeys();
        return caller.divisions() == null
                ? tools().sealer().seal(backend, login, branches)
                : tools().sealer().seal(backend, login, caller.branchKeys(), caller.divisionKeys());
    }
}
