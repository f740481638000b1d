package com.superscapes.sync.initial;

import com.superscapes.sync.landing.CopyBuffer;
import com.superscapes.sync.source.RowDigest;
import com.superscapes.sync.source.SourceRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

    private static final List<String> KEY_COLUMNS = List.of("source_key", "key_hash", "posting_date", "fact_id",
            "row_hash", "batch_id");

    private final Connection connection;
    private final long batch;
    private final int sourceKey;
    private final CopySender sender;
    private final MonthTables months;
    private final CopyBuffer keys;
    private final MemberKeys members;
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
        MemberKeys.Company company = members.company(place.company());
        if (company == null || !isKnown(company, place)) {
            members(place);
            company = members.company(place.company());
        }
        if (company == null) {
            throw missing(place);
        }
        if (ids.isEmpty()) {
            sender.drain();
            ids.take(connection);
        }
        long id = ids.next();
        write(row, place, company, id);
        keys.row().integer(sourceKey).uuid(digest.ofKey(row.sourceId())).date(place.postingDate()).number(id)
                .uuid(digest.of(row)).number(batch);
        if (keys.isFull()) {
            sender.send(keys);
        }
        rows++;
    }

    private boolean isKnown(MemberKeys.Company company, SourceRow.Place place) {
        return company.branch(place.branch()) != null && members.division(place.division()) != null
                && members.account(place.account()) != null && members.scenario(place.scenario()) != null;
    }

    private void members(SourceRow.Place place) throws SQLException {
        sender.drain();
        members.read(connection);
        MemberKeys.Company company = members.company(place.company());
        if (company == null || !isKnown(company, place)) {
            throw missing(place);
        }
    }

    private static SQLException missing(SourceRow.Place place) {
        return new SQLException("a member of " + place + " was not written");
    }

    private void write(SourceRow.Line row, SourceRow.Place place, MemberKeys.Company company, long id)
            throws SQLException {
        int period = place.fiscalYear() * 100 + place.period();
        touched.computeIfAbsent(company.key(), key -> new HashSet<>()).add(period);
        String currency = place.currency() == null ? company.currency() : place.currency();
        SourceRow.Text text = row.text();
        months.of(place.postingDate()).row().date(place.postingDate()).number(id).integer(period)
                .integer(company.key()).integer(key(company.branch(place.branch())))
                .integer(key(members.division(place.division()))).integer(key(members.account(place.account())))
                .small(key(members.scenario(place.scenario()))).text(currency).amount(row.debit())
                .amount(row.credit()).text(String.valueOf(row.kind())).integer(sourceKey).text(row.sourceId())
                .text(row.entry()).integer(row.lineNo()).text(text.document()).text(text.description())
                .text(text.module()).text(text.postedBy()).instant(text.postedAt()).text(text.reference())
                .number(file).number(row.fileLine()).number(batch).integer(members.job(row.parties().job()))
                .integer(members.customer(row.parties().customer())).integer(members.vendor(row.parties().vendor()));
        months.sendFull();
    }

    private static int key(@org.jspecify.annotations.Nullable Integer key) {
        if (key == null) {
            throw new IllegalStateException("a member without a key");
        }
        return key;
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
