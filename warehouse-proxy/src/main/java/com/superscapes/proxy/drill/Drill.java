package com.superscapes.proxy.drill;

import com.superscapes.api.drill.AccountTotals;
import com.superscapes.api.drill.DrillRequest;
import com.superscapes.api.drill.LinePage;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.drill.Cursors.Cursor;
import com.superscapes.proxy.measure.OneCurrency;
import com.superscapes.proxy.proof.ProofReader;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.InstallationKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** From a cell to its accounts and lines, whose amounts add up to the cell, to the cent. */
public final class Drill {

    private static final String KEYS = "l.posting_date, l.kind, l.id, l.sid collate \"C\"";
    private static final int FETCH = 1_000;

    private final ProofReader proofs;
    private final Cursors cursors;

    public Drill(ProofReader proofs, InstallationKey key) {
        this.proofs = proofs;
        this.cursors = new Cursors(key);
    }

    /** Checks the request against the caller's role before anything is read. */
    public void check(DrillRequest request, Caller caller) {
        DrillTarget.check(request, caller);
    }

    /** The batch to read: that of the first page when there is a cursor. */
    public @Nullable Long batch(DrillRequest request, Caller caller) {
        String cursor = request.cursor();
        return cursor == null
                ? request.asOfBatch()
                : (Long) cursors.open(cursor, cursors.question(request, caller)).batch();
    }

    /** The accounts behind a cell. */
    public AccountTotals accounts(Snapshot snapshot, DrillRequest request) {
        DrillTarget target = DrillTarget.of(request, snapshot);
        CellAccounts cell = CellAccounts.read(snapshot, target);
        Map<Integer, String[]> names = new HashMap<>();
        snapshot.handle()
                .createQuery("select account_key, code, name from semantic.account where account_key = any(:keys)")
                .bindArray("keys", Integer.class, cell.accounts().stream().map(CellAccounts.Account::key).toList())
                .map((row, context) -> names.put(row.getInt(1), new String[]{row.getString(2), row.getString(3)}))
                .list();
        List<AccountTotals.Row> rows = new ArrayList<>();
        for (CellAccounts.Account account : cell.accounts()) {
            String[] name = names.getOrDefault(account.key(), new String[]{"", ""});
            rows.add(new AccountTotals.Row(name[0], name[1], account.amount().amount(), account.lines()));
        }
        rows.sort((one, other) -> one.account().compareTo(other.account()));
        return new AccountTotals(rows, cell.total(), currency(snapshot, cell, target), proofs.batch(snapshot));
    }

    /** A page of the lines behind a cell, in posting order. */
    public LinePage lines(Snapshot snapshot, DrillRequest request) {
        DrillTarget target = DrillTarget.of(request, snapshot);
        CellAccounts cell = CellAccounts.read(snapshot, target);
        FactRows facts = new FactRows(target, cell.keys(), cell.explained());
        String question = cursors.question(request, snapshot.caller());
        Cursor after = request.cursor() == null
                ? start(snapshot, cell, facts, question)
                : cursors.open(request.cursor(), question);
        List<Line> found = page(snapshot, facts, after, request.limit() + 1);
        boolean more = found.size() > request.limit();
        List<Line> shown = more ? found.subList(0, request.limit()) : found;
        String next = more ? cursors.seal(shown.getLast().cursor(snapshot.batch(), after)) : null;
        return new LinePage(LineColumns.ALL, shown.stream().map(Line::cells).toList(), after.total(), after.count(),
                currency(snapshot, cell, target), next, proofs.batch(snapshot));
    }

    /** Hands over all lines behind a cell, in posting order; none are kept. */
    public void export(Snapshot snapshot, DrillRequest request, LineSink sink) {
        DrillTarget target = DrillTarget.of(request, snapshot);
        CellAccounts cell = CellAccounts.read(snapshot, target);
        FactRows facts = new FactRows(target, cell.keys(), cell.explained());
        Cursor all = start(snapshot, cell, facts, "");
        sink.begin(new LinePage(LineColumns.ALL, List.of(), all.total(), all.count(), currency(snapshot, cell, target),
                null, proofs.batch(snapshot)));
        Query query = snapshot.handle().createQuery(
                LineColumns.SELECT + " from (" + facts.sql() + ") l" + LineColumns.JOIN + " order by " + KEYS);
        facts.bind(query).setFetchSize(FETCH).map((row, context) -> LineColumns.cells(row)).forEach(sink::line);
    }

    private record Line(LocalDate date, int kind, long id, String sid, List<@Nullable Object> cells) {

        Cursor cursor(long batch, Cursor before) {
            return new Cursor(batch, date, kind, id, sid, before.total(), before.count(), before.question());
        }
    }

    // A first page must not add up a million lines either.
    private static Cursor start(Snapshot snapshot, CellAccounts cell, FactRows facts, String question) {
        long count = facts.count(snapshot, cell.lines());
        return new Cursor(snapshot.batch(), LocalDate.of(1, 1, 1), -1, 0, "", cell.total(), count, question);
    }

    private static List<Line> page(Snapshot snapshot, FactRows facts, Cursor after, int limit) {
        Query query = snapshot.handle()
                .createQuery("with l as materialized (select * from (" + facts.pageSql() + ") l where (" + KEYS
                        + ") > (:date, :kind, :id, :sid) order by " + KEYS + " limit :limit) " + LineColumns.SELECT
                        + " from l" + LineColumns.JOIN + " order by " + KEYS);
        return facts.bindPage(query, after.date(), after.kind(), after.id()).bind("kind", after.kind())
                .bind("id", after.id()).bind("sid", after.sid()).bind("limit", limit)
                .map((row, context) -> new Line(row.getObject("posting_date", LocalDate.class), row.getInt("kind"),
                        row.getLong("id"), row.getString("sid"), LineColumns.cells(row)))
                .list();
    }

    /** Of the rows; where there are none, the one filtered on, then the first company's. */
    private static String currency(Snapshot snapshot, CellAccounts cell, DrillTarget target) {
        if (!cell.currency().equals(OneCurrency.NONE)) {
            return cell.currency();
        }
        List<String> wanted = target.filters().currencies();
        return !wanted.isEmpty()
                ? wanted.getFirst()
                : snapshot.handle().createQuery("select base_currency from semantic.company order by code limit 1")
                        .mapTo(String.class).findOne().orElse(OneCurrency.NONE);
    }
}
