package com.superscapes.sync.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Which of the rows that a delivery carries it has no more, and which of those stay because another delivery claims them. */
final class GoneRows {

    /** Of the deliveries' newest versions. Parameters: batch, source system, content, source key. */
    private static final String CLAIMS = """
            with claimed as (
                select n.delivery, n.file_name, c.base_hash, c.rows_claimed
                from ops.newest_swept(?, ?, ?) n join ops.key_claim c on c.file_id = n.file_id where c.source_key = ?
            )
            """;
    /** Further parameters: the delivery, four times. */
    private static final String RANKED = CLAIMS + """
            , ranked as (
                select r.key_hash, r.base_hash, row_number() over (partition by r.base_hash
                    order by h.key_hash is null, r.batch_from, r.key_hash) as place
                from pg_temp.carried_row r
                left join (select distinct s.key_hash from landing.swept_key s where s.delivery = ?) h using (key_hash)
                where r.delivery = ?
            ), judged as (
                select r.key_hash, r.base_hash, r.place > coalesce(h.n, 0) as lacking,
                    r.place > coalesce(h.n, 0) + coalesce(c.n, 0) as gone
                from ranked r
                left join (select s.base_hash, count(*) as n from landing.swept_key s where s.delivery = ? group by s.base_hash) h
                    using (base_hash)
                left join (select o.base_hash, sum(o.rows_claimed) as n from claimed o where o.delivery <> ? group by o.base_hash) c
                    using (base_hash)
            )
            """;

    private final Connection connection;
    private final long batch;
    private final int sourceKey;

    GoneRows(Connection connection, long batch, int sourceKey) {
        this.connection = connection;
        this.batch = batch;
        this.sourceKey = sourceKey;
    }

    /** Lists the rows to close in {@code landing.gone_key}; returns how many they are. */
    long list(Delivery delivery) throws SQLException {
        Sql.call(connection, "truncate landing.gone_key");
        return judge(delivery,
                "insert into landing.gone_key (key_hash) select j.key_hash from judged j where j.gone");
    }

    /** Remembers the rows that stay for the sake of others. */
    void keepOrphans(Delivery delivery) throws SQLException {
        judge(delivery, """
                insert into ops.orphan_key (source_key, file_id, key_hash, base_hash)
                select %d, %d, j.key_hash, j.base_hash from judged j where j.lacking and not j.gone
                """.formatted(sourceKey, delivery.fileId()));
    }

    private long judge(Delivery delivery, String what) throws SQLException {
        return Sql.update(connection, RANKED + what, batch, delivery.sourceSystem(), delivery.content(), sourceKey,
                delivery.name(), delivery.name(), delivery.name(), delivery.name());
    }

    /** A file of another delivery that may have any row that this one carries, or null. */
    @Nullable
    String claimantOfAll(Delivery delivery) throws SQLException {
        AtomicReference<@Nullable String> claimant = new AtomicReference<>();
        Sql.each(connection, row -> claimant.set(row.getString(1)),
                CLAIMS + "select c.file_name from claimed c where c.base_hash is null and c.delivery <> ?", batch,
                delivery.sourceSystem(), delivery.content(), sourceKey, delivery.name());
        return claimant.get();
    }

    /** Lists rows that stayed for the sake of others which do not have them any more either; returns how many they are. */
    long listOrphans(Delivery anyOfTheTable) throws SQLException {
        Sql.call(connection, "truncate landing.gone_key");
        return Sql.update(connection, CLAIMS + """
                , orphaned as (
                    select o.key_hash, o.base_hash, row_number() over (partition by o.base_hash order by o.key_hash) as place
                    from ops.newest_swept(?, ?, ?) n join ops.orphan_key o on o.file_id = n.file_id
                    join ops.fact_key k on k.source_key = o.source_key and k.key_hash = o.key_hash
                    where o.source_key = ?
                )
                insert into landing.gone_key (key_hash)
                select o.key_hash from orphaned o
                left join (select c.base_hash, sum(c.rows_claimed) as n from claimed c group by c.base_hash) c using (base_hash)
                where o.place > coalesce(c.n, 0) and not exists (select from claimed every where every.base_hash is null)
                """, batch, anyOfTheTable.sourceSystem(), anyOfTheTable.content(), sourceKey, batch,
                anyOfTheTable.sourceSystem(), anyOfTheTable.content(), sourceKey);
    }
}
