package com.superscapes.sync.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The live rows that the versions of a delivery brought, against the keys that its newest version has. Rows told apart by a
 * number only (of equal content) are counted: which of the equals it is, is nobody's.
 */
final class CarriedRows {

    private final Connection connection;
    private final long batch;
    private final int sourceKey;

    CarriedRows(Connection connection, long batch, int sourceKey) {
        this.connection = connection;
        this.batch = batch;
        this.sourceKey = sourceKey;
    }

    void start() throws SQLException {
        Sql.call(connection, """
                create temporary table if not exists carried_row (delivery text not null, key_hash uuid not null,
                    base_hash uuid not null, batch_from bigint not null) on commit delete rows
                """);
        Sql.call(connection, "truncate pg_temp.carried_row");
    }

    /** Lists a delivery's live rows; returns how many there are. */
    long list(Delivery delivery, List<String> facts) throws SQLException {
        long live = 0;
        for (String fact : facts) {
            live += Sql.update(connection, """
                    with version as (
                        select s.file_id, s.batch_id from ops.source_file s
                        where s.source_system = ? and s.content = ? and s.delivery = ?
                    )
                    insert into pg_temp.carried_row (delivery, key_hash, base_hash, batch_from)
                    select ?, ops.key_hash(f.source_id), ops.key_hash(case when f.source_id like '#%%' or f.source_id like '%%~%%'
                        then ops.key_base(f.source_id) else f.source_id end), f.batch_from
                    from %s f
                    where f.source_key = ? and f.batch_to is null and f.file_id in (select v.file_id from version v)
                        and f.batch_from >= (select min(v.batch_id) from version v)
                    """.formatted(fact), delivery.sourceSystem(), delivery.content(), delivery.name(), delivery.name(),
                    sourceKey);
        }
        return live;
    }

    /** Both lists are complete: the planner should know how large they are. */
    void analyze() throws SQLException {
        Sql.call(connection, "analyze landing.swept_key");
        Sql.call(connection, "analyze pg_temp.carried_row");
    }

    /** Records what the delivery has beyond what it carries itself: others carry it, and must not close it. */
    void claim(Delivery delivery) throws SQLException {
        forgetClaims(delivery);
        Sql.update(connection, """
                insert into ops.key_claim (source_key, file_id, base_hash, rows_claimed)
                select ?, ?, h.base_hash, h.n - coalesce(c.n, 0)
                from (select s.base_hash, count(*) as n from landing.swept_key s where s.delivery = ? group by s.base_hash) h
                left join (select r.base_hash, count(*) as n from pg_temp.carried_row r where r.delivery = ? group by r.base_hash) c
                    using (base_hash)
                where h.n > coalesce(c.n, 0)
                """, sourceKey, delivery.fileId(), delivery.name(), delivery.name());
    }

    /** Claims whatever others carry: the delivery may have any of it. */
    void claimAll(Delivery delivery) throws SQLException {
        forgetClaims(delivery);
        Sql.update(connection,
                "insert into ops.key_claim (source_key, file_id, base_hash, rows_claimed) values (?, ?, null, ?)",
                sourceKey, delivery.fileId(), delivery.unchanged());
    }

    /** Takes back what was said of this version: the one before it holds. */
    void unclaim(Delivery delivery) throws SQLException {
        Sql.update(connection, "delete from ops.key_claim where source_key = ? and file_id = ?", sourceKey,
                delivery.fileId());
    }

    /** What was said of versions before the published one: nobody can go back to them. */
    private void forgetClaims(Delivery delivery) throws SQLException {
        for (String said : List.of("ops.key_claim", "ops.orphan_key")) {
            Sql.update(connection, """
                    delete from %s c using ops.source_file s
                    where c.file_id = s.file_id and c.source_key = ? and s.source_system = ? and s.content = ? and s.delivery = ?
                        and s.file_id < (select max(p.file_id) from ops.source_file p join ops.batch b on b.batch_id = p.batch_id
                            where p.source_system = s.source_system and p.content = s.content and p.delivery = s.delivery
                                and p.swept and b.state = 'published')
                    """.formatted(said), sourceKey, delivery.sourceSystem(), delivery.content(), delivery.name());
        }
    }
}
