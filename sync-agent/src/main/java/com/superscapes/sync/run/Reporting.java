package com.superscapes.sync.run;

import com.superscapes.sync.CheckReport;
import com.superscapes.sync.FileReport;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.RejectedRow;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run tells of itself, read back from what it recorded. */
final class Reporting {

    private static final int NOTHING_LOADED = 1;
    private static final int WITH_FAULTS = 2;

    private final Connection connection;
    private final BatchStore store;

    Reporting(Connection connection, BatchStore store) {
        this.connection = connection;
        this.store = store;
    }

    /** Nothing could be loaded; readers see what they saw before. */
    LoadReport nothing(LoadPlan plan, List<FileReport> files) throws SQLException {
        return new LoadReport(store.publishedBatch(), plan.sourceSystem(), false, with(files, plan.refused()),
                List.of(), plan.notes(), NOTHING_LOADED);
    }

    /** The very files were loaded before, by that batch. */
    LoadReport already(LoadPlan plan, long batch) throws SQLException {
        return report(plan, batch, true, files(plan, batch),
                List.of("These files were loaded before, by batch " + batch + "; nothing was written."));
    }

    /** Every row was known already. */
    LoadReport unchanged(LoadPlan plan, List<FileReport> files, long published, List<String> notes)
            throws SQLException {
        List<String> all = new ArrayList<>(notes);
        all.add("Every row was loaded before; nothing changed, and readers still see batch " + published + ".");
        return report(plan, published, true, files, all);
    }

    LoadReport loaded(LoadPlan plan, long batch, List<FileReport> files, List<String> notes) throws SQLException {
        return report(plan, batch, false, files, notes);
    }

    private LoadReport report(LoadPlan plan, long batch, boolean nothingNew, List<FileReport> files,
            List<String> notes) throws SQLException {
        List<FileReport> all = with(files, plan.refused());
        List<CheckReport> checks = checks(batch);
        boolean faults = all.stream().anyMatch(file -> file.rowsRejected() > 0 || file.unreadable())
                || checks.stream().anyMatch(CheckReport::broken);
        connection.commit();
        return new LoadReport(batch, plan.sourceSystem(), nothingNew, all, checks, notes, faults ? WITH_FAULTS : 0);
    }

    /** True when there were facts to load and none, nor any changed member, came of it. */
    static boolean nothingKept(LoadPlan plan, List<FileReport> files) {
        for (int i = 0; i < plan.files().size(); i++) {
            if (plan.files().get(i).inTable() && !files.get(i).unreadable()) {
                return false; // nothing new is what most nights bring
            }
        }
        boolean facts = plan.files().stream().anyMatch(file -> !file.slice().members());
        long kept = 0;
        for (int i = 0; i < plan.files().size(); i++) {
            FileReport file = files.get(i);
            boolean counts = !facts || !plan.files().get(i).slice().members();
            kept += counts ? file.rowsLoaded() + file.rowsUnchanged() : 0;
        }
        return kept == 0;
    }

    private static List<FileReport> with(List<FileReport> files, List<RejectedRow> refused) {
        List<FileReport> all = new ArrayList<>(files);
        for (RejectedRow row : refused) {
            all.add(new FileReport(0, row.file(), "unknown", true, 0, 0, 0, 1, BigDecimal.ZERO, BigDecimal.ZERO, null,
                    List.of(row)));
        }
        return all;
    }

    /** In the plan's order. */
    List<FileReport> files(LoadPlan plan, long batch) throws SQLException {
        Map<Long, List<RejectedRow>> rejects = rejects(batch);
        List<FileReport> files = new ArrayList<>();
        Sql.each(connection, row -> files.add(file(row, rejects)),
                "select * from ops.source_file where batch_id = ? order by file_id", batch);
        return files;
    }

    private static FileReport file(ResultSet row, Map<Long, List<RejectedRow>> rejects) throws SQLException {
        Long entries = row.getObject("stated_rows", Long.class);
        BigDecimal debit = row.getBigDecimal("stated_debit");
        BigDecimal credit = row.getBigDecimal("stated_credit");
        FileReport.@Nullable Stated stated = entries == null && debit == null && credit == null
                ? null
                : new FileReport.Stated(entries, debit, credit);
        return new FileReport(row.getLong("file_id"), row.getString("file_name"), row.getString("content"),
                row.getString("state").equals("unreadable"), row.getLong("rows_read"), row.getLong("rows_loaded"),
                row.getLong("rows_unchanged"), row.getLong("rows_rejected"), row.getBigDecimal("total_debit"),
                row.getBigDecimal("total_credit"), stated, rejects.getOrDefault(row.getLong("file_id"), List.of()));
    }

    private Map<Long, List<RejectedRow>> rejects(long batch) throws SQLException {
        Map<Long, List<RejectedRow>> rejects = new LinkedHashMap<>();
        Sql.each(connection,
                row -> rejects.computeIfAbsent(row.getLong("file_id"), file -> new ArrayList<>()).add(reject(row)), """
                        select r.* from (
                            select q.*, row_number() over (partition by q.file_id order by q.line_no, q.rejected_id) as place
                            from ops.rejected_row q where q.batch_id = ? and q.file_id is not null and q.resolved_batch is distinct from q.batch_id) r
                        where r.place <= ? order by r.file_id, r.place
                        """, batch, FileReport.LISTED);
        return rejects;
    }

    private static RejectedRow reject(ResultSet row) throws SQLException {
        return new RejectedRow(row.getString("file_name"), row.getObject("line_no", Long.class),
                row.getString("field"), row.getString("reason_code"), row.getString("reason"), row.getString("raw"));
    }

    private List<CheckReport> checks(long batch) throws SQLException {
        List<CheckReport> checks = new ArrayList<>();
        Sql.each(connection, row -> checks.add(new CheckReport(row.getString("check_code"), row.getString("company"),
                row.getString("state"), row.getString("reason"), row.getBigDecimal("difference"),
                row.getString("items"))), """
                        select q.check_code, c.code as company, q.state, q.reason, q.difference, q.items::text as items
                        from ops.quality_result q
                        left join warehouse.dim_company c on c.company_key = q.company_key and c.batch_to is null
                        where q.batch_id = ? order by q.check_code not like 'T%', length(q.check_code), q.check_code, c.code
                        """, batch);
        return checks;
    }
}
