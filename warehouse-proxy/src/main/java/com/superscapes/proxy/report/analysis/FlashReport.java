package com.superscapes.proxy.report.analysis;

import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.measure.Periods;
import com.superscapes.proxy.report.Column;
import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.Report;
import com.superscapes.proxy.report.ReportGroup;
import com.superscapes.proxy.report.ReportRow;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ReportSpec;
import com.superscapes.proxy.report.ReportTable;
import com.superscapes.proxy.report.analysis.Flash.Slot;
import java.util.List;

/** The month at a glance: profit, cash, overdue receivables, backlog, hours and head count, beside the month and year before. */
public final class FlashReport implements Report {

    private static final ReportSpec SPEC = ReportSpec.of("flash", ReportGroup.LEDGER, "Monthly flash",
            ReportClock.POSTING_PERIOD,
            "Revenue, gross profit, overhead, EBITDA (operating income plus depreciation in overhead) and net income of the"
                    + " month; cash, receivables more than 60 days past due and backlog (contract with approved change orders \u2212"
                    + " earned, of jobs with a price) at its end; hours and employees of time entries. Beside the month before, the"
                    + " same month of the year before and the budget; and the year to date.",
            Parameters.PERIOD, Parameters.COMPANY, Parameters.BRANCHES, Parameters.DIVISIONS, Parameters.CURRENCY);

    @Override
    public ReportSpec spec() {
        return SPEC;
    }

    @Override
    public ReportTable run(ReportRun run) {
        Members.Period period = run.get(Parameters.PERIOD);
        int key = period.key();
        ReportTable table = new ReportTable(List.of(Column.text("what", "Figure"), Column.text("unit", "Unit"),
                Column.money("month", period.name()).notAdded(), Column.money("prior", "Month before").notAdded(),
                Column.money("year-before", "Year before").notAdded(), Column.money("budget", "Budget").notAdded(),
                Column.money("ytd", "Year to date").notAdded())).wholeUnits().period(period.name());
        Flash.of(run,
                List.of(Slot.month("month", key), Slot.month("prior", Periods.before(key)),
                        Slot.month("year-before", key - 100), new Slot("budget", 2, key, key, false),
                        new Slot("ytd", 1, Periods.yearStart(key), key, false)))
                .forEach(figure -> fill(table.detail(figure.id()), figure));
        return table.note("Balances, backlog, hours and employees have no budget.");
    }

    private static void fill(ReportRow row, Flash.Figure figure) {
        row.set("what", figure.what()).set("unit", figure.unit());
        figure.values().forEach(row::set);
    }
}
