package com.superscapes.proxy.report.ledger;

import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import com.superscapes.proxy.report.ledger.CloseItem.State;
import com.superscapes.proxy.report.ledger.PeriodState.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Close cockpit: what is ready for closing a period and what is not, across all sources, with who sees to it. */
public final class CockpitReport implements Report {

    private static final String NO_SOURCE = "No source brings them.";
    private static final ReportSpec SPEC = ReportSpec.of("close-cockpit", ReportGroup.CLOSE, "Close cockpit",
            ReportClock.POSTING_PERIOD,
            "What must be so before the period is closed. Open: it is not so yet; count and amount say of how much. Loads and"
                    + " sources are read when published after the last day of the period. Tie-outs are those of the load read, the"
                    + " amount the size of their difference. Late postings came after a controller closed the period. Lines"
                    + " without a branch or division: on revenue and expense accounts. Expected entries: accounts posted to in"
                    + " each of the three months before and not in this one, with what a month of them came to; closing entries"
                    + " aside. The close curve adds up debits by the day they were posted, as the source says; lines that say no"
                    + " day are left out. Owners are the roles that usually see to an item.",
            Parameters.PERIOD, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS, Parameters.CURRENCY);

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        Members.Period period = run.get(Parameters.PERIOD);
        List<CloseItem> items = items(run, period);
        ReportTable table = new ReportTable(List.of(Column.text("item", "Item"), Column.text("area", "Area"),
                Column.text("state", "State"), Column.count("count", "Count").notAdded(),
                Column.money("amount", "Amount").notAdded(), Column.text("owner", "Owner"),
                Column.text("note", "Note")));
        items.forEach(item -> fill(table.detail(item.id()), item));
        long open = items.stream().filter(item -> item.state() == State.OPEN).count();
        table.total("Open items").set("count", BigDecimal.valueOf(open));
        return table.period(period.name()).chart(CloseCurve.of(run, period));
    }

    private static List<CloseItem> items(ReportRun run, Members.Period period) {
        List<CloseItem> items = new ArrayList<>(LoadItems.of(run, period));
        items.addAll(TieOutItems.of(run));
        items.addAll(LedgerItems.of(run, period));
        items.add(CloseItem.notApplicable("unposted", "Unposted batches", "Sources", "Controller", NO_SOURCE));
        items.add(CloseItem.notApplicable("time", "Time approvals", "Sources", "Payroll", NO_SOURCE));
        items.add(state(run, period));
        return items;
    }

    private static CloseItem state(ReportRun run, Members.Period period) {
        PeriodState state = PeriodState.of(run).getOrDefault(period.key(), PeriodState.NONE);
        boolean closed = state.standing() == Standing.CLOSED || state.standing() == Standing.YEAR_CLOSED;
        String said = state.on() == null
                ? "."
                : " by " + state.by() + " on " + ReportRun.day(state.on()) + ": " + state.note();
        return CloseItem.of("state", "The period is closed", "Calendar", "Controller", closed,
                state.standing().words() + said).to(run.to("period-close", "Period close state"));
    }

    private static void fill(ReportRow row, CloseItem item) {
        row.set("item", item.what()).set("area", item.area()).set("state", item.state().words())
                .set("count", item.count() == null ? null : BigDecimal.valueOf(item.count()))
                .set("amount", item.amount()).set("owner", item.owner()).set("note", item.note()).drill(item.drill());
    }
}
