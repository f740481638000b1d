package com.superscapes.desktop.report;

import com.superscapes.api.report.ReportInfo;
import com.superscapes.api.report.ReportParameter;
import com.superscapes.api.report.ReportRequest;
import com.superscapes.api.report.ReportResult;
import com.superscapes.desktop.export.Format;
import com.superscapes.desktop.grid.GridCell;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.text.Texts;
import com.superscapes.desktop.workspace.GridViewModel;
import com.superscapes.desktop.workspace.Workspace;
import com.superscapes.reports.Report;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Any report of the catalogue: its parameters, its answer, and the way behind its cells. */
public final class ReportViewModel extends GridViewModel {

    private static final String BATCH = "batch";

    /** What is asked for: a report and the values of its parameters, in the form they are sent in. */
    public record Question(ReportInfo report, Map<String, String> values) {
    }

    private final Catalogue catalogue;
    private final Map<String, String> kept = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable ReportResult> result = new ReadOnlyObjectWrapper<>(null);
    private Place place = Place.of(Catalogue.SCREEN);

    public ReportViewModel(Workspace workspace, Catalogue catalogue) {
        super(workspace);
        this.catalogue = catalogue;
    }

    /** Null until a report is opened. */
    public ReadOnlyObjectProperty<@Nullable Question> question() {
        return question.getReadOnlyProperty();
    }

    /** The answer shown; null while there is none. */
    public ReadOnlyObjectProperty<@Nullable ReportResult> result() {
        return result.getReadOnlyProperty();
    }

    /** The reports of the group that is shown. */
    public List<ReportInfo> group() {
        Question asked = question.get();
        return asked == null ? List.of() : catalogue.beside(asked.report());
    }

    /** Shows a place such as report/ar-ageing. */
    public void open(Place wanted) {
        if (!wanted.path().equals(place.path())) {
            result.set(null);
            reset();
        }
        place = wanted;
        ReportInfo report = catalogue.find(wanted.detail());
        question.set(report == null ? null : new Question(report, values(report, wanted)));
        reload();
    }

    /** What the place says, else what the user chose before, else what the filter bar says, else the server's default. */
    private Map<String, String> values(ReportInfo report, Place wanted) {
        Map<String, String> chosen = new HashMap<>(workspace().filters().choices().get().asParameters());
        chosen.putAll(kept);
        Map<String, String> values = new LinkedHashMap<>();
        for (ReportParameter parameter : report.parameters()) {
            String given = wanted.parameter(parameter.code());
            String before = chosen.get(parameter.code());
            boolean takes = before != null && takes(parameter, before);
            values.put(parameter.code(),
                    given != null ? given : takes ? String.valueOf(before) : parameter.defaultValue());
        }
        return values;
    }

    /** True when a value chosen elsewhere is one of this parameter's own. */
    private static boolean takes(ReportParameter parameter, String value) {
        return switch (parameter.kind()) {
            case CHOICE, CHOICES -> List.of(value.split(",")).stream().allMatch(
                    part -> parameter.choices().stream().anyMatch(choice -> choice.code().equals(part)));
            case DATE -> true;
            case FLAG, TEXT, COUNT, MONEY -> false;
        };
    }

    /** Asks with another value; the other reports take it too where they have the same parameter. */
    public void choose(String parameter, String value) {
        Question asked = question.get();
        if (asked == null || value.equals(asked.values().get(parameter))) {
            return;
        }
        kept.put(parameter, value);
        Map<String, String> all = new TreeMap<>(asked.values());
        all.put(parameter, value);
        String batch = place.parameter(BATCH);
        if (batch != null) {
            all.put(BATCH, batch);
        }
        workspace().navigator().instead(new Place(place.path(), all, place.title()));
    }

    /** Goes to another report of the group. */
    public void choose(ReportInfo report) {
        if (!report.code().equals(place.detail())) {
            workspace().navigator().open(Catalogue.place(report));
        }
    }

    @Override
    public void reload() {
        Question asked = question.get();
        if (asked == null) {
            nothing(Texts.text("report.unknown"));
            return;
        }
        String batch = place.parameter(BATCH);
        Long asOf = batch != null && batch.matches("[1-9][0-9]{0,17}") ? Long.valueOf(batch) : null;
        load(Texts.text("report.loading", asked.report().title()),
                () -> workspace().server().report(asked.report().code(),
                        new ReportRequest(asked.values(), null, asOf)),
                this::answered, this::whyEmpty);
    }

    /** What the report itself says, where it says anything. */
    private String whyEmpty() {
        ReportResult shown = result.get();
        return shown == null || shown.notes().isEmpty()
                ? Texts.text("report.empty")
                : String.join(" ", shown.notes());
    }

    /** What a cap has cut is written by the server, whole, of the load that is shown. */
    @Override
    public void export(Format format, Report asShown) {
        ReportResult shown = result.get();
        if (shown == null || shown.truncated() == null || !format.ofServer()) {
            super.export(format, asShown);
            return;
        }
        ReportRequest all = new ReportRequest(shown.parameters(), null, shown.proof().batch().batch());
        workspace().exporter().fromServer(shown.code(), format,
                (server, out) -> server.exportReport(shown.code(), all, format.extension(), out));
    }

    private GridContent answered(ReportResult answer) {
        result.set(answer);
        return ReportContent.of(answer, workspace().context());
    }

    @Override
    public void drill(GridCell cell) {
        ReportResult shown = result.get();
        if (shown != null) {
            ReportContent.behind(shown, cell).ifPresent(workspace().navigator()::descend);
        }
    }
}
