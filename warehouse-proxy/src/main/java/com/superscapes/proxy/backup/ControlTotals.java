package com.superscapes.proxy.backup;

import com.superscapes.ddl.quality.QualityCheck;
import com.superscapes.ddl.quality.QualityResult;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * What a warehouse holds, to be the same after a restore.
 *
 * @param rows           in each table and partition, by its full name
 * @param debits         of all ledger lines of all batches, a decimal
 * @param credits        likewise
 * @param publishedBatch that readers see; 0 when there is none
 * @param schemaVersion  of the newest migration
 * @param chains         of the audit log: the last record's number and hash, by task
 * @param tieOuts        of the published batch, computed anew
 */
public record ControlTotals(SortedMap<String, Long> rows, String debits, String credits, long publishedBatch,
        String schemaVersion, SortedMap<String, String> chains, List<TieOutState> tieOuts) {

    private static final String TABLES = "select format('%I.%I', n.nspname, c.relname) from pg_catalog.pg_class c"
            + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'"
            + " and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1";

    /** In the handle's transaction; the login sees every row. */
    static ControlTotals read(Handle handle) throws SQLException {
        SortedMap<String, Long> rows = new TreeMap<>();
        for (String table : handle.createQuery(TABLES).mapTo(String.class).list()) {
            rows.put(table, handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
        }
        SortedMap<String, String> chains = new TreeMap<>();
        handle.createQuery("select task, seq || ' ' || encode(hash, 'hex') from audit.chain_head")
                .map((row, context) -> chains.put(row.getString(1), row.getString(2))).list();
        long published = handle.createQuery("select published_batch from ops.publication").mapTo(Long.class).one();
        return new ControlTotals(rows, sum(handle, "debit"), sum(handle, "credit"), published,
                handle.createQuery("select version from migration.history where version is not null"
                        + " order by installed_rank desc limit 1").mapTo(String.class).one(),
                chains, tieOuts(handle, published));
    }

    private static String sum(Handle handle, String column) {
        return handle.createQuery("select coalesce(sum(" + column + "), 0) from warehouse.fact_transaction")
                .mapTo(BigDecimal.class).one().toPlainString();
    }

    private static List<TieOutState> tieOuts(Handle handle, long batch) throws SQLException {
        List<TieOutState> states = new ArrayList<>();
        if (batch > 0) {
            for (QualityCheck check : QualityCheck.values()) {
                for (QualityResult result : check.run(handle.getConnection(), batch)) {
                    states.add(new TieOutState(result.check(), result.companyKey(), result.state(),
                            result.difference() == null ? null : result.difference().toPlainString()));
                }
            }
        }
        return states.stream().sorted((a, b) -> (a.check() + a.company()).compareTo(b.check() + b.company())).toList();
    }

    /** How many rows there are in all. */
    public long rowCount() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What {@code restored} has otherwise, a sentence each; empty when nothing. */
    List<String> differences(ControlTotals restored) {
        List<String> differences = new ArrayList<>();
        for (String table : rows.keySet()) {
            Long here = restored.rows.get(table);
            if (!Objects.equals(rows.get(table), here)) {
                differences.add(table + " has " + (here == null ? "gone" : here + " rows") + " instead of "
                        + rows.get(table) + " rows.");
            }
        }
        restored.rows.keySet().stream().filter(table -> !rows.containsKey(table))
                .forEach(table -> differences.add(table + " was not in the backup."));
        unlike("The sum of debits", debits, restored.debits, differences);
        unlike("The sum of credits", credits, restored.credits, differences);
        unlike("The published batch", publishedBatch, restored.publishedBatch, differences);
        unlike("The schema's version", schemaVersion, restored.schemaVersion, differences);
        unlike("The end of the audit log", chains, restored.chains, differences);
        unlike("The tie-outs", tieOuts, restored.tieOuts, differences);
        return differences;
    }

    private static void unlike(String what, Object then, Object now, List<String> differences) {
        if (!then.equals(now)) {
            differences.add(what + " is " + now + " instead of " + then + ".");
        }
    }
}
