package com.superscapes.proxy.statement;

import com.superscapes.api.query.Column;
import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.statement.BridgeRequest;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementBridge;
import com.superscapes.api.statement.StatementColumn;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.measure.Amounts;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changed in a statement since an earlier batch: each row then and now, and the entries that came or went between. The
 * rollups say which accounts and months changed; only those are looked through.
 */
final class Bridge {

    private static final int MOST = 1_000;
    private static final List<Column> COLUMNS = List.of(text("row", "Row"), text("account", "Account"),
            text("entry", "Entry"), new Column("posting-date", "Posting date", Column.Kind.DATE),
            text("posted-by", "Posted by"), text("posted-at", "Posted at"), text("description", "Description"),
            text("kind", "Change"), new Column("amount", "Amount", Column.Kind.MONEY));
    private static final String SINCE = "(r.batch_from > :since and r.batch_to is null"
            + " or r.batch_from <= :since and r.batch_to > :since)";
    private static final String CHANGED = "with changed as materialized (select distinct r.account_key, r.period_key,"
            + " p.start_date, p.end_date from semantic.branch_period_version r join semantic.fiscal_period p"
            + " on p.company_key = r.company_key and p.period_key = r.period_key"
            + " where (r.batch_from > :since or r.batch_to > :since) and r.scenario_key = :scenario"
            + " and r.period_key between :from and :to%1$s)";
    private static final String LINES = " select r.account_key, r.entry_id, r.posting_date, r.posted_by, r.posted_at,"
            + " min(r.description) as description, r.batch_to is null as added, sum(case when r.batch_to is null"
            + " then r.amount else -r.amount end) as amount from changed c join semantic.ledger_line_version r"
            + " on r.account_key = c.account_key and r.period_key = c.period_key"
            + " and r.posting_date between c.start_date and c.end_date where r.scenario_key = :scenario and " + SINCE
            + "%2$s%1$s group by 1, 2, 3, 4, 5, 7"
            + " union all select r.account_key, null, r.posting_date, null, null, 'Period amount', r.batch_to is null,"
            + " sum(case when r.batch_to is null then r.amount else -r.amount end) from changed c"
            + " join semantic.period_amount_version r on r.account_key = c.account_key and r.period_key = c.period_key"
            + " where r.scenario_key = :scenario and (r.measure = 'movement' or r.period_key = :to) and " + SINCE
            + "%1$s group by 1, 3, 7";

    private record Place(TemplateRow row, ChartAccount account) {
    }

    private Bridge() {
    }

    /** @throws ApiException a statement that can't be bridged (400) */
    static void check(BridgeRequest asked) {
        StatementRequest request = asked.request();
        boolean plain = request.comparatives().isEmpty()
                && (request.options() == null || request.options().columnsBy() == null
                        && request.options().reclassifyAbove() == null && request.options().rounding() == null);
        if (!plain || !List.of("profit-and-loss", Columns.BALANCE_SHEET).contains(request.statement())) {
            throw ApiException.badRequest("request",
                    "Changes are shown of a profit and loss or a balance sheet in cents,"
                            + " without comparatives, reclassified balances or members as columns.");
        }
    }

    /** @param before the same statement as of the earlier batch */
    static StatementBridge of(Snapshot snapshot, BridgeRequest asked, Statement before, Statement now) {
        StatementPlan plan = StatementPlan.of(asked.request(), snapshot);
        List<List<@Nullable Object>> entries = entries(snapshot, plan, asked.sinceBatch());
        Statement bridged = new Statement(now.statement(), now.title(), now.entity(), now.period(), now.currency(),
                List.of(column("before", "Issued from batch " + asked.sinceBatch(), now),
                        new StatementColumn("change", "Change", "since batch " + asked.sinceBatch(),
                                StatementColumn.Kind.VARIANCE),
                        column("actual", "Batch " + now.proof().batch().batch(), now)),
                rows(before, now), now.proof(), List.of(explained(plan, before, now, entries)), List.of());
        return new StatementBridge(bridged, COLUMNS, entries.subList(0, Math.min(MOST, entries.size())),
                entries.size());
    }

    private static StatementColumn column(String id, String head, Statement now) {
        return new StatementColumn(id, head, now.columns().getFirst().period(), StatementColumn.Kind.MONEY);
    }

    // A row that stands in one of the two only was nothing in the other.
    private static List<StatementRow> rows(Statement before, Statement now) {
        Map<String, StatementRow> old = new LinkedHashMap<>();
        before.rows().forEach(row -> old.put(row.id(), row));
        List<StatementRow> rows = new ArrayList<>();
        for (StatementRow row : now.rows()) {
            StatementRow then = old.remove(row.id());
            rows.add(row.style() == StatementRow.Style.HEADING
                    ? row
                    : bridged(row, then == null ? null : then.values().getFirst(), row.values().getFirst()));
        }
        old.values().stream().filter(row -> row.style() == StatementRow.Style.ACCOUNT)
                .forEach(gone -> rows.add(after(rows, gone), bridged(gone, gone.values().getFirst(), null)));
        return List.copyOf(rows);
    }

    private static int after(List<StatementRow> rows, StatementRow gone) {
        String line = gone.id().substring(0, gone.id().indexOf('/'));
        int place = rows.size();
        for (int i = 0; i < rows.size(); i++) {
            place = rows.get(i).id().equals(line) || rows.get(i).id().startsWith(line + "/") ? i + 1 : place;
        }
        return place;
    }

    private static StatementRow bridged(StatementRow row, @Nullable BigDecimal before, @Nullable BigDecimal now) {
        boolean ratio = row.style() == StatementRow.Style.RATIO;
        List<@Nullable BigDecimal> values = new ArrayList<>();
        values.add(ratio ? before : Amounts.orZero(before));
        values.add(ratio && (before == null || now == null)
                ? null
                : Amounts.orZero(now).subtract(Amounts.orZero(before)));
        values.add(ratio ? now : Amounts.orZero(now));
        return new StatementRow(row.id(), row.label(), row.style(), row.level(), values, List.of(), 0, false,
                List.of());
    }

    private static List<List<@Nullable Object>> entries(Snapshot snapshot, StatementPlan plan, long since) {
        Map<Integer, Place> places = new HashMap<>();
        for (TemplateRow row : plan.template().rows()) {
            plan.accounts().getOrDefault(row.id(), List.of())
                    .forEach(account -> places.put(account.key(), new Place(row, account)));
        }
        ValueColumn column = plan.columns().getFirst();
        boolean stock = column.measure().stock();
        PeriodRange range = column.span().range();
        String filters = plan.filters().sql();
        String sql = CHANGED.formatted(filters) + LINES.formatted(filters, stock ? "" : " and r.entry_kind <> 'C'");
        List<List<@Nullable Object>> entries = new ArrayList<>();
        plan.filters().bind(snapshot.handle().createQuery(sql)).bind("since", since)
                .bind("scenario", column.span().scenarioKey()).bind("from", stock ? 0 : range.from())
                .bind("to", range.to()).map((row, context) -> {
                    Place place = places.get(row.getInt(1));
                    if (place != null && row.getBigDecimal(8).signum() != 0) {
                        entries.add(cells(place, row));
                    }
                    return true;
                }).list();
        entries.sort((List<@Nullable Object> one, List<@Nullable Object> other) -> amount(other).abs()
                .compareTo(amount(one).abs()));
        return entries;
    }

    private static List<@Nullable Object> cells(Place place, ResultSet row) throws SQLException {
        BigDecimal amount = Amounts.money(row.getBigDecimal(8));
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(place.row().id());
        cells.add(place.account().code() + " " + place.account().name());
        cells.add(row.getString(2));
        cells.add(row.getObject(3, LocalDate.class));
        cells.add(row.getString(4));
        OffsetDateTime posted = row.getObject(5, OffsetDateTime.class);
        cells.add(posted == null ? null : posted.toInstant().toString());
        cells.add(row.getString(6));
        cells.add(row.getBoolean(7) ? "added" : "removed");
        cells.add(place.row().sign() < 0 ? amount.negate() : amount);
        return cells;
    }

    private static BigDecimal amount(List<@Nullable Object> entry) {
        return entry.getLast() instanceof BigDecimal amount ? amount : BigDecimal.ZERO;
    }

    // Lines explain a row when those that came and went add up to its change.
    private static String explained(StatementPlan plan, Statement before, Statement now,
            List<List<@Nullable Object>> entries) {
        Map<String, BigDecimal> moved = new HashMap<>();
        for (List<@Nullable Object> entry : entries) {
            moved.merge(String.valueOf(entry.getFirst()), amount(entry), BigDecimal::add);
        }
        BigDecimal open = BigDecimal.ZERO;
        for (TemplateRow row : plan.template().rows()) {
            if (row.takesAccounts()) {
                BigDecimal change = value(now, row.id()).subtract(value(before, row.id()));
                open = open.add(change.subtract(moved.getOrDefault(row.id(), BigDecimal.ZERO)).abs());
            }
        }
        return open.signum() == 0
                ? "The entries add up to the change of every row."
                : "The entries leave " + open.toPlainString()
                        + " unexplained: an account may have moved to another line, or an opening balance changed.";
    }

    private static BigDecimal value(Statement statement, String id) {
        return statement.rows().stream().filter(row -> row.id().equals(id)).findFirst()
                .map(row -> Amounts.orZero(row.values().getFirst())).orElse(BigDecimal.ZERO);
    }

    private static Column text(String id, String name) {
        return new Column(id, name, Column.Kind.TEXT);
    }
}
