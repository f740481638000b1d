package com.superscapes.sync.initial;

import com.superscapes.sync.landing.CopyBuffer;
import com.superscapes.sync.source.RowDigest;
import com.superscapes.sync.source.SourceRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ledger lines of a source that has none yet, on their way into tables beside the warehouse. What the merge does set by set
 * in the database (docs/decisions/0012) is done here row by row: keys of members, numbers of facts, hashes of natural keys.
 */
public final class FirstLoad implements AutoCloseable {

    private static final List<String> KEY_COLUMNS = List.of("key_hash", "posting_date", "fact_id", "row_hash");
    /** The key of the scenario "actual". */
    private static final int ACTUAL = 1;

    private final Connection connection;
    private final long batch;
    private final int sourceKey;
    private final CopySender sender;
    private final MonthTables months;
    private final CopyBuffer keys;
    private final MemberKeys members;
    private final OpenEntries entries;
    private final FactIds ids = new FactIds();
    private final RowDigest digest = new RowDigest();
    private final Map<Integer, Set<Integer>> touched = new HashMap<>();
    private long file;
    private long rows;

    FirstLoad(Connection connection, long batch, int sourceKey, String sourceSystem) throws SQLException {
        this.connection = connection;
        this.batch = batch;
        this.sourceKey = sourceKey;
        this.sender = new CopySender(connection);
        this.months = new MonthTables(connection, batch, sourceKey, sender);
        this.keys = new CopyBuffer("ops.fact_key_" + sourceKey, KEY_COLUMNS);
        this.members = new MemberKeys(sourceSystem);
        this.entries = new OpenEntries(connection, batch, sourceKey);
        members.read(connection);
    }

    int sourceKey() {
        return sourceKey;
    }

    /**
     * Begins a slice, in the connection's transaction.
     *
     * @param fileId ops.source_file of the rows
     */
    public void startSlice(long fileId) {
        file = fileId;
        rows = 0;
        touched.clear();
    }

    /**
     * Members that the row names must be in the warehouse already.
     *
     * @throws SQLException if the database refuses rows, or a member of the row cannot be found
     */
    public void add(SourceRow.Line row) throws SQLException {
        SourceRow.Place place = row.place();
        MemberKeys.Keys found = members.of(place);
        if (found == null) {
            found = readMembers(place);
        }
        if (ids.isEmpty()) {
            sender.drain();
            ids.take(connection);
        }
        long id = ids.next();
        String currency = place.currency() == null ? found.company().currency() : place.currency();
        int period = place.fiscalYear() * 100 + place.period();
        touched.computeIfAbsent(found.company().key(), key -> new HashSet<>()).add(period);
        if (found.account().money() && found.scenario() == ACTUAL) {
            entries.add(found.company().key(), currency, row.entry(), row.debit(), row.credit());
        }
        writeFact(row, found, id, period, currency);
        writeKey(row, id);
        rows++;
    }

    private MemberKeys.Keys readMembers(SourceRow.Place place) throws SQLException {
        sender.drain();
        members.read(connection);
        MemberKeys.Keys found = members.of(place);
        if (found == null) {
            throw new SQLException("a member of " + place + " was not written");
        }
        return found;
    }

    private void writeKey(SourceRow.Line row, long id) throws SQLException {
        keys.row().uuid(digest.ofKey(row.sourceId())).date(row.place().postingDate()).number(id)
                .uuid(digest.of(row));
        if (keys.isFull()) {
            sender.send(keys);
        }
    }

    private void writeFact(SourceRow.Line row, MemberKeys.Keys found, long id, int period, String currency)
            throws SQLException {
        SourceRow.Text text = row.text();
        LocalDate date = row.place().postingDate();
        SourceRow.Parties parties = row.parties();
        boolean named = !parties.equals(SourceRow.Parties.NONE);
        CopyBuffer out = months.of(date, named).row().date(date).number(id).integer(period)
                .integer(found.company().key()).integer(found.branch()).integer(found.division())
                .integer(found.account().key()).small(found.scenario()).text(currency).amount(row.debit())
                .amount(row.credit()).text(String.valueOf(row.kind())).text(row.sourceId()).text(row.entry())
                .integer(row.lineNo()).text(text.document()).text(text.description()).text(text.module())
                .text(text.postedBy()).instant(text.postedAt()).text(text.reference()).number(file)
                .number(row.fileLine());
        if (named) {
            out.integer(members.job(parties.job())).integer(members.customer(parties.customer()))
                    .integer(members.vendor(parties.vendor()));
        }
        months.sendFull();
    }

    /** Waits until the connection is free for the caller to use; it is until the next row is added. */
    public void drain() throws SQLException {
        sender.drain();
    }

    /** Sends the rest of the slice and lists the periods it touched; returns its rows. All of it is in the transaction then. */
    public long endSlice() throws SQLException {
        months.sendAll();
        sender.send(keys);
        sender.drain();
        for (Map.Entry<Integer, Set<Integer>> company : touched.entrySet()) {
            touch(company.getKey(), company.getValue());
        }
        entries.endSlice();
        return rows;
    }

    private void touch(int company, Set<Integer> periods) throws SQLException {
        int first = periods.stream().mapToInt(period -> period / 100).min().orElseThrow();
        int last = periods.stream().mapToInt(period -> period / 100).max().orElseThrow();
        try (PreparedStatement calendar = connection.prepareStatement("""
                select ops.ensure_fiscal_periods(c.company_key, make_date(? - case when c.fiscal_year_start > 1 then 1 else 0 end, c.fiscal_year_start, 1),
                    (make_date(? - case when c.fiscal_year_start > 1 then 1 else 0 end, c.fiscal_year_start, 1) + interval '1 year' - interval '1 day')::date)
                from warehouse.dim_company c where c.company_key = ? and c.batch_to is null
                """);
                PreparedStatement list = connection.prepareStatement("""
                        insert into ops.touched_period (batch_id, company_key, period_key)
                        select ?, ?, p from unnest(?) p on conflict do nothing
                        """)) {
            calendar.setInt(1, first);
            calendar.setInt(2, last);
            calendar.setInt(3, company);
            calendar.execute();
            list.setLong(1, batch);
            list.setInt(2, company);
            list.setArray(3, connection.createArrayOf("integer", periods.toArray()));
            list.execute();
        }
    }

    @Override
    public void close() {
        sender.close();
    }
}
