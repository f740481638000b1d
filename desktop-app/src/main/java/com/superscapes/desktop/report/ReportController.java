package com.superscapes.desktop.report;

import com.superscapes.api.report.ReportInfo;
import com.superscapes.api.report.ReportResult;
import com.superscapes.desktop.chart.ChartView;
import com.superscapes.desktop.grid.FinanceGrid;
import com.superscapes.desktop.grid.GridBar;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.report.ReportViewModel.Question;
import com.superscapes.desktop.screen.Screen;
import com.superscapes.desktop.screen.StatePane;
import com.superscapes.desktop.screen.Views;
import com.superscapes.desktop.workspace.GridScreen;
import com.superscapes.reports.chart.ChartSpec;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The screen of every report: its group, its parameters, the grid, the chart and the notes. */
public final class ReportController implements Screen {

    private static final Set<ChartSpec.Kind> DRAWN = Set.of(ChartSpec.Kind.COLUMN, ChartSpec.Kind.BAR);

    private final ReportViewModel viewModel;
    private final Parent root;
    private @FXML ComboBox<ReportInfo> reports;
    private @FXML ParameterBar parameters;
    private @FXML GridBar bar;
    private @FXML FinanceGrid grid;
    private @FXML StatePane states;
    private @FXML ChartView chart;
    private @FXML VBox notes;
    private boolean showing;

    @SuppressWarnings("NullAway.Init")
    public ReportController(ReportViewModel viewModel) {
        this.viewModel = viewModel;
        root = Views.load(this);
    }

    @FXML
    void initialize() {
        grid.setArrangeable(true);
        viewModel.result().subscribe(this::show);
        GridScreen.join(viewModel, grid, bar, states);
        viewModel.content().subscribe(this::draw);
        parameters.setOnChoose(viewModel::choose);
        reports.setConverter(new StringConverter<>() {

            @Override
            public String toString(@Nullable ReportInfo report) {
                return report == null ? "" : report.title();
            }

            @Override
            public ReportInfo fromString(String title) {
                throw new UnsupportedOperationException("titles are shown, not read");
            }
        });
        reports.setOnAction(chosen -> {
            if (!showing && reports.getValue() != null) {
                viewModel.choose(reports.getValue());
            }
        });
        viewModel.question().subscribe(this::ask);
    }

    private void ask(@Nullable Question question) {
        showing = true;
        reports.getItems().setAll(viewModel.group());
        boolean listed = question != null && question.report().listed() && reports.getItems().size() > 1;
        reports.setValue(question == null ? null : question.report());
        shown(reports, listed);
        parameters.show(question);
        showing = false;
    }

    private void show(@Nullable ReportResult result) {
        grid.setArrangeable(result == null || !ReportContent.structured(result));
        notes.getChildren()
                .setAll(result == null ? Set.of() : result.notes().stream().map(ReportController::note).toList());
        shown(notes, !notes.getChildren().isEmpty());
    }

    private static Node note(String sentence) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    private void draw(@Nullable GridContent content) {
        ChartSpec spec = content == null ? null : content.report().chart();
        boolean drawn = spec != null && DRAWN.contains(spec.kind());
        shown(chart, drawn);
        if (drawn && spec != null) {
            chart.show(spec);
        }
    }

    private static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void show(Place place) {
        bar.lookForAll();
        viewModel.open(place);
    }

    @Override
    public void leave() {
        viewModel.leave();
    }

    @Override
    public void focus() {
        grid.table().requestFocus();
    }
}
