package com.superscapes.desktop.report;

import com.superscapes.api.report.ReportInfo;
import com.superscapes.desktop.nav.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The reports that the user may run, as the server lists them. */
public final class Catalogue {

    /** The screen's name in a place's path. */
    public static final String SCREEN = "report";

    private final ReadOnlyObjectWrapper<List<ReportInfo>> reports = new ReadOnlyObjectWrapper<>(List.of());

    /** Empty until the server has answered. */
    public ReadOnlyObjectProperty<List<ReportInfo>> reports() {
        return reports.getReadOnlyProperty();
    }

    /** Takes what the server lists. */
    public void offer(List<ReportInfo> listed) {
        reports.set(List.copyOf(listed));
    }

    /** A report by its code; null when there is none or the user may not run it. */
    public @Nullable ReportInfo find(String code) {
        return reports.get().stream().filter(report -> report.code().equals(code)).findFirst().orElse(null);
    }

    /** The first report of every group, in order: where a group opens. */
    public List<ReportInfo> groups() {
        Map<String, ReportInfo> first = new LinkedHashMap<>();
        reports.get().stream().filter(ReportInfo::listed).forEach(report -> first.putIfAbsent(report.group(), report));
        return List.copyOf(first.values());
    }

    /** The reports beside one in its group. */
    public List<ReportInfo> beside(ReportInfo report) {
        return reports.get().stream().filter(ReportInfo::listed)
                .filter(other -> other.group().equals(report.group())).toList();
    }

    /** Where a report is shown. */
    public static Place place(ReportInfo report) {
        return new Place(SCREEN + "/" + report.code(), Map.of(), report.title());
    }
}
