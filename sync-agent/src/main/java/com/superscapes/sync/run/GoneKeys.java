package com.superscapes.sync.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Closes the facts of keys that count no more: voided in the source, or deleted there. */
final class GoneKeys {

    private final Connection connection;
    private final long batch;

    GoneKeys(Connection connection, long batch) {
        this.connection = connection;
        this.batch = batch;
    }

    /** Empties the list of keys for this slice. */
    void start() throws SQLException {
        Sql.call(connection, "truncate landing.gone_key");
    }

    void add(List<UUID> keys) throws SQLException {
        Sql.update(connection, "insert into landing.gone_key (key_hash) select unnest(?::text[])::uuid",
                (Object) keys.stream().map(UUID::toString).toArray(String[]::new));
    }

    /**
     * Closes the listed keys' facts.
     *
     * @param facts the tables where facts of this source table can be
     * @return how many were closed
     */
    long close(int sourceKey, List<String> facts) throws SQLException {
        List<Object[]> months = new ArrayList<>();
        Sql.each(connection, row -> months.add(new Object[]{row.getObject(1)}), """
                select distinct date_trunc('month', k.posting_date)::date from ops.fact_key k join landing.gone_key g using (key_hash)
                where k.source_key = ?
                """, sourceKey);
        long closed = 0;
        for (Object[] month : months) {
            for (String fact : facts) {
                closed += closeMonth(sourceKey, fact, month[0]);
            }
        }
        Sql.update(connection,
                "delete from ops.fact_key k using landing.gone_key g where k.source_key = ? and k.key_hash = g.key_hash",
                sourceKey);
        return closed;
    }

    /** Month by month, so that only one partition is looked at. */
    private long closeMonth(int sourceKey, String fact, Object month) throws SQLException {
        Long closed = Sql.number(connection, """
                with closed as (
                    update %s f set batch_to = ?
                    from ops.fact_key k join landing.gone_key g using (key_hash)
                    where k.source_key = ? and k.posting_date >= ?::date and k.posting_date < ?::date + interval '1 month'
                        and f.posting_date >= ?::date and f.posting_date < ?::date + interval '1 month'
                        and f.posting_date = k.posting_date and f.fact_id = k.fact_id and f.batch_to is null
                    returning f.company_key, f.period_key
                ), touched as (
                    insert into ops.touched_period (batch_id, company_key, period_key)
                    select distinct ?::bigint, c.company_key, c.period_key from closed c on conflict do nothing
                )
                select count(*) from closed
                """.formatted(fact), batch, sourceKey, month, month, month, month, batch);
        return closed == null ? 0 : closed;
    }
}
