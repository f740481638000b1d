package com.superscapes.proxy.report;

import com.superscapes.proxy.error.ApiException;
import com.superscapes.proxy.report.analysis.BudgetReport;
import com.superscapes.proxy.report.analysis.ConcentrationReport;
import com.superscapes.proxy.report.analysis.CovenantsReport;
import com.superscapes.proxy.report.analysis.FlashAccuracyReport;
import com.superscapes.proxy.report.analysis.FlashReport;
import com.superscapes.proxy.report.analysis.MarginReport;
import com.superscapes.proxy.report.analysis.OverheadRecoveryReport;
import com.superscapes.proxy.report.analysis.PriceVolumeMixReport;
import com.superscapes.proxy.report.analysis.RollForwardReport;
import com.superscapes.proxy.report.equipment.RecoveryReport;
import com.superscapes.proxy.report.jobs.BacklogReport;
import com.superscapes.proxy.report.jobs.ChangeOrdersReport;
import com.superscapes.proxy.report.jobs.CommitmentReport;
import com.superscapes.proxy.report.jobs.CommitmentsReport;
import com.superscapes.proxy.report.jobs.CompletedReport;
import com.superscapes.proxy.report.jobs.JobCostsReport;
import com.superscapes.proxy.report.jobs.JobReport;
import com.superscapes.proxy.report.jobs.ProfitabilityReport;
import com.superscapes.proxy.report.jobs.RetainageReport;
import com.superscapes.proxy.report.jobs.WipReport;
import com.superscapes.proxy.report.labor.HoursReport;
import com.superscapes.proxy.report.labor.PayrollReport;
import com.superscapes.proxy.report.ledger.CloseReport;
import com.superscapes.proxy.report.ledger.CockpitReport;
import com.superscapes.proxy.report.ledger.DetailReport;
import com.superscapes.proxy.report.ledger.LatePostingsReport;
import com.superscapes.proxy.report.ledger.RegisterReport;
import com.superscapes.proxy.report.ledger.VarianceReport;
import com.superscapes.proxy.report.openitem.AgeingReport;
import com.superscapes.proxy.report.openitem.CashForecastReport;
import com.superscapes.proxy.report.openitem.CashVarianceReport;
import com.superscapes.proxy.report.openitem.DaysReport;
import com.superscapes.proxy.report.openitem.DocumentReport;
import com.superscapes.proxy.report.openitem.OpenItemsReport;
import com.superscapes.proxy.report.openitem.PartiesReport;
import com.superscapes.proxy.report.openitem.PartyReport;
import com.superscapes.proxy.report.openitem.Side;
import com.superscapes.proxy.session.Caller;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The reports there are. A new one is registered here, and nowhere else. */
public final class ReportCatalogue {

    private final Map<String, Report> reports = new LinkedHashMap<>();

    /** @throws IllegalStateException when two reports have one code */
    public ReportCatalogue(List<Report> all) {
        List<Report> grouped = new ArrayList<>(all);
        grouped.sort(Comparator.comparing(report -> report.spec().group()));
        for (Report report : grouped) {
            if (reports.put(report.spec().code(), report) != null) {
                throw new IllegalStateException("Two reports have the code " + report.spec().code());
            }
        }
    }

    /** The reports of the server, in the order of each group. */
    public static ReportCatalogue load() {
        List<Report> all = new ArrayList<>();
        for (Side side : Side.values()) {
            all.addAll(List.of(new AgeingReport(side), new OpenItemsReport(side), new PartiesReport(side),
                    new DaysReport(side), new PartyReport(side), new DocumentReport(side)));
        }
        all.addAll(List.of(new CashForecastReport(), new CashVarianceReport()));
        all.addAll(List.of(new ProfitabilityReport(), new WipReport(), new CompletedReport(), new ChangeOrdersReport(),
                new RetainageReport(), new BacklogReport(), new CommitmentsReport(), new CommitmentReport(),
                new JobReport(), new JobCostsReport(), new HoursReport(),
                new PayrollReport(), new RecoveryReport()));
        all.addAll(List.of(new FlashReport(), new FlashAccuracyReport(), new DetailReport(), new RegisterReport(),
                new VarianceReport(),
                new CloseReport(), new LatePostingsReport(), new CockpitReport(), new RollForwardReport(),
                new CovenantsReport(), new BudgetReport(),
                new MarginReport(),
                new PriceVolumeMixReport(), new OverheadRecoveryReport(), new ConcentrationReport()));
        return new ReportCatalogue(all);
    }

    Stream<Report> all() {
        return reports.values().stream();
    }

    /** Those the caller may run, group by group. */
    public List<Report> visibleTo(Caller caller) {
        return reports.values().stream().filter(report -> report.spec().permits(caller)).toList();
    }

    /** @throws ApiException a report that is not there (404) or that the caller's role may not run (403) */
    public Report require(String code, Caller caller) {
        Report report = reports.get(code);
        if (report == null) {
            throw ApiException.notFound("There is no report " + code + ".");
        }
        if (!report.spec().permits(caller)) {
            throw ApiException.notPermitted("the report " + report.spec().title());
        }
        return report;
    }

    /** One that another report leads to. @throws IllegalStateException when it is not registered */
    Report find(String code) {
        Report report = reports.get(code);
        if (report == null) {
            throw new IllegalStateException("A report leads to " + code + ", which is not in the catalogue");
        }
        return report;
    }
}
