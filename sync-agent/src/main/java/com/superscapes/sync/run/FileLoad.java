package com.superscapes.sync.run;

import com.superscapes.sync.FileReport;
import com.superscapes.sync.RejectedRow;
import com.superscapes.sync.field.BadField;
import com.superscapes.sync.initial.FirstLoad;
import com.superscapes.sync.initial.FirstLoads;
import com.superscapes.sync.landing.Landing;
import com.superscapes.sync.mapping.Content;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.progress.Progress;
import com.superscapes.sync.progress.Progress.SliceDone;
import com.superscapes.sync.progress.Progress.Stage;
import com.superscapes.sync.progress.ProgressListener;
import com.superscapes.sync.saft.SaftConnector;
import com.superscapes.sync.source.BrokenSource;
import com.superscapes.sync.source.Origin;
import com.superscapes.sync.source.ReadAhead;
import com.superscapes.sync.source.RowStream;
import com.superscapes.sync.source.SourceRow;
import com.superscapes.sync.source.UnreadableSource;
import com.superscapes.sync.source.Watermark;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads one file, slice by slice, each in one transaction that ends with its checkpoint. */
final class FileLoad {

    private static final int REJECTS_AT_ONCE = 1000;
    /** Slices in one: a first load merges nothing at its end, so that a long one costs nothing but what is read again. */
    private static final int FIRST_LOAD_SLICES = 5;
    private static final int ROWS_PER_REPORT = 10_000;

    private final Connection connection;
    private final BatchStore store;
    private final long batch;
    private final PlannedFile file;
    private final long fileId;
    private final Members members;
    private final int sliceRows;
    private final ProgressListener progress;
    private final List<RejectedRow> rejects = new ArrayList<>();
    private @Nullable MendedRows mended;
    private long position;
    private long membersWritten;
    private final FirstLoads firstLoads;
    private @Nullable ReadAhead ahead;
    private @Nullable FirstLoad first;
    private boolean ended;
    private @Nullable RejectedRow broken;

    FileLoad(Connection connection, BatchStore store, long batch, PlannedFile file, long fileId, Members members,
            FirstLoads firstLoads, int sliceRows, ProgressListener progress) {
        this.connection = connection;
        this.store = store;
        this.batch = batch;
        this.file = file;
        this.fileId = fileId;
        this.members = members;
        this.firstLoads = firstLoads;
        this.sliceRows = sliceRows;
        this.progress = progress;
    }

    /** Reads the file from where its last checkpoint is, to its end or to where it cannot be read on. */
    void run() throws SQLException {
        Watermark after = start();
        position = after.row();
        mended = file.inTable() && file.mark() != null ? new MendedRows(connection, file, batch) : null;
        int slice = store.nextSlice(fileId);
        try (RowStream rows = open(after)) {
            while (!ended) {
                slice(rows, slice++);
            }
        } catch (UnreadableSource unreadable) {
            // A table that cannot be read at all is left out; the others are loaded.
            store.reject(batch, fileId, null, List.of(unreadable.reject()));
            store.checkpoint(batch, fileId, slice, position, 0, rejectedOne());
            store.finishFile(fileId, true, null);
            connection.commit();
            progress.on(report(Stage.SLICE, slice, 0).ended(new SliceDone(1, 0, 0, 1, Duration.ZERO)));
        }
    }

    private Watermark start() throws SQLException {
        if (file.inTable()) {
            store.restart(fileId);
            forgetFirstRows();
            return new Watermark(0, file.mark());
        }
        return file.slice().members() ? Watermark.START : store.watermark(fileId);
    }

    private RowStream open(Watermark after) throws UnreadableSource {
        RowStream rows = file.connector().read(file.slice(), after);
        ahead = isJournal() ? new ReadAhead(rows, members) : null;
        return ahead == null ? rows : ahead;
    }

    /** A table is read again from its first row: what a killed run brought of it into a first load must go. */
    private void forgetFirstRows() throws SQLException {
        if (isJournal()) {
            Sql.call(connection, "select ops.forget_first_rows(?, ?, ?)", batch,
                    store.sourceKey(file.sourceSystem(), file.content()), fileId);
        }
    }

    private boolean isJournal() {
        return file.content().equals(Content.JOURNAL.word());
    }

    /** Reads members again that an earlier run of this batch has merged: readers need them, the warehouse does not. */
    void readAgain() throws SQLException {
        try (RowStream rows = file.connector().read(file.slice(), Watermark.START)) {
            for (SourceRow row = rows.next(); row != null; row = rows.next()) {
                if (row instanceof SourceRow.Known known) {
                    members.put(known.member());
                }
            }
        } catch (UnreadableSource unreadable) {
            progress.on(report(Stage.LANDING, 0, 0)); // said already, when it was loaded
        }
    }

    private void slice(RowStream rows, int number) throws SQLException {
        long startedAt = System.nanoTime();
        progress.on(report(Stage.LANDING, number, rows.bytesRead()));
        Landing landing = new Landing(connection, batch, fileId, number);
        SliceRecords records = new SliceRecords(connection, batch, fileId, number);
        int sourceKey = store.sourceKey(file.sourceSystem(), file.content());
        startFirstLoad(sourceKey);
        SliceCounts counts = land(rows, landing, records, number);
        landing.finish();
        progress.on(report(Stage.MERGE, number, rows.bytesRead()));
        if (ahead == null) {
            writeMembers();
        }
        Merge.LoadState state = new Merge.LoadState(batch, fileId, file.name(), number, sourceKey, file.sourceSystem());
        if (first != null) {
            counts = counts.plus(new SliceCounts(0, first.endSlice(), 0, 0, BigDecimal.ZERO, BigDecimal.ZERO));
        }
        SliceCounts named = records.mergeMembers(store, file, members);
        counts = isSaft() ? counts.plus(rejectsOnly(named)) : counts.plus(named);
        counts = counts.plus(new Merge(connection, state, FactShape.LINES).run(landing.lineCount()));
        long restated = Openings.compareLater(connection);
        SliceCounts amounts = new Merge(connection, state, FactShape.AMOUNTS).run(landing.amountCount() - restated)
                .plus(new SliceCounts(0, 0, restated, 0, BigDecimal.ZERO, BigDecimal.ZERO));
        counts = isSaft() ? counts.plus(rejectsOnly(amounts)) : counts.plus(amounts);
        SliceCounts merged = records.merge(store, file, members);
        membersWritten += records.membersWritten();
        counts = counts.plus(merged);
        if (ended) {
            counts = finish(rows, number, counts);
        }
        flushRejects(number);
        if (mended != null) {
            mended.answer();
        }
        store.checkpoint(batch, fileId, number, position, rows.bytesRead(), counts);
        connection.commit();
        progress.on(report(Stage.SLICE, number, rows.bytesRead()).ended(new SliceDone(counts.read(), counts.loaded(),
                counts.unchanged(), counts.rejected(), Duration.ofNanos(System.nanoTime() - startedAt))));
    }

    private void writeMembers() throws SQLException {
        membersWritten += new MemberWriter(connection, batch, file.sourceSystem(), members).write();
    }

    /** A journal's lines go straight to the facts when its source has none yet. */
    private void startFirstLoad(int sourceKey) throws SQLException {
        first = isJournal() ? firstLoads.of(sourceKey, file.sourceSystem()) : null;
        if (first != null) {
            first.startSlice(fileId);
        }
    }

    /** Members that the reader ahead came upon are written before the rows that name them; it waits meanwhile. */
    private void catchUp() throws SQLException {
        if (ahead != null && ahead.waitsForMembers()) {
            connectionFree();
            writeMembers();
            ahead.membersWritten();
        }
    }

    private void connectionFree() throws SQLException {
        if (first != null) {
            first.drain();
        }
    }

    /** A SAF-T file's rows are its lines; the members and balances beside them are not counted. */
    private static SliceCounts rejectsOnly(SliceCounts others) {
        return new SliceCounts(others.rejected(), 0, 0, others.rejected(), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private boolean isSaft() {
        return file.content().equals(SaftConnector.CONTENT);
    }

    private SliceCounts land(RowStream rows, Landing landing, SliceRecords records, int number) throws SQLException {
        SliceTally tally = new SliceTally(members, isSaft());
        // Nothing is merged at the end of a first load's slice: it may be longer.
        int most = first == null ? sliceRows : Math.multiplyExact(sliceRows, FIRST_LOAD_SLICES);
        for (int row = 0; row < most; row++) {
            SourceRow found = next(rows);
            catchUp();
            if (found == null) {
                ended = true;
                break;
            }
            position++;
            tally.count(found);
            if (mended != null) {
                mended.see(found);
            }
            switch (found) {
                case SourceRow.Line line -> addLine(line, landing);
                case SourceRow.Amount amount -> landing.add(amount);
                case SourceRow.Known known -> know(known);
                case SourceRow.Record record -> records.add(record);
                case SourceRow.Gone gone -> records.add(gone);
                case SourceRow.Bad bad -> reject(bad, number);
            }
            if (position % ROWS_PER_REPORT == 0) {
                progress.on(report(Stage.LANDING, number, rows.bytesRead()));
            }
        }
        return tally.counts();
    }

    private void addLine(SourceRow.Line line, Landing landing) throws SQLException {
        if (first == null) {
            landing.add(line);
        } else {
            first.add(line);
        }
    }

    private void know(SourceRow.Known known) {
        if (ahead == null) {
            members.put(known.member());
        }
    }

    private @Nullable SourceRow next(RowStream rows) {
        try {
            return rows.next();
        } catch (UnreadableSource unreadable) {
            if (file.inTable()) {
                throw new BrokenSource(unreadable);
            }
            broken = unreadable.reject();
            return null;
        }
    }

    private void reject(SourceRow.Bad bad, int number) throws SQLException {
        rejects.add(new RejectedRow(file.name(), bad.fileLine(), bad.field(), bad.code(), bad.reason(),
                bad.raw() == null ? null : BadField.shorten(bad.raw())));
        if (rejects.size() >= REJECTS_AT_ONCE) {
            flushRejects(number);
        }
    }

    private void flushRejects(int number) throws SQLException {
        connectionFree();
        store.reject(batch, fileId, number, rejects);
        rejects.clear();
    }

    private SliceCounts finish(RowStream rows, int number, SliceCounts counts) throws SQLException {
        RejectedRow unreadable = broken;
        if (unreadable != null) {
            rejects.add(unreadable);
            store.finishFile(fileId, true, null);
            return counts.plus(rejectedOne());
        }
        FileReport.Stated stated = rows.stated();
        store.finishFile(fileId, false, stated);
        if (file.slice().origin() instanceof Origin.InTable table) {
            new TableMarks(connection).put(file.sourceSystem(), table, batch, rows.mark());
            RejectedRow held = new Sweep(connection, batch, file).run(store);
            if (held != null) {
                rejects.add(held);
                return counts.plus(rejectedOne());
            }
        }
        return stated == null ? counts : compare(stated, counts);
    }

    /** A file whose lines do not add up to what it says of itself is listed as such. */
    private SliceCounts compare(FileReport.Stated stated, SliceCounts counts) throws SQLException {
        SliceCounts all = store.counts(fileId).plus(counts);
        boolean tied = (stated.debit() == null || stated.debit().compareTo(all.debit()) == 0)
                && (stated.credit() == null || stated.credit().compareTo(all.credit()) == 0);
        if (tied) {
            return counts;
        }
        rejects.add(new RejectedRow(file.name(), null, "TotalDebit, TotalCredit", "control-total",
                "the file states debit " + stated.debit() + " and credit " + stated.credit()
                        + ", but its readable lines sum to " + all.debit() + " and " + all.credit(),
                null));
        return counts.plus(rejectedOne());
    }

    /** The place where reading stopped counts as one row that could not be read. */
    private static SliceCounts rejectedOne() {
        return new SliceCounts(1, 0, 0, 1, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private Progress report(Stage stage, int number, long bytes) {
        long expected = file.slice().origin() instanceof Origin.InTable table ? table.expectedRows() : -1;
        return new Progress(stage, file.sourceSystem(), file.name(), number, position, expected, bytes,
                file.byteCount(), null);
    }

    /** Members this file changed in the warehouse. */
    long membersWritten() {
        return membersWritten;
    }
}
