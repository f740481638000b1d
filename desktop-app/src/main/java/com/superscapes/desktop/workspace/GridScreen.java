package com.superscapes.desktop.workspace;

import com.superscapes.desktop.grid.FinanceGrid;
import com.superscapes.desktop.grid.GridBar;
import com.superscapes.desktop.grid.GridContent;
import com.superscapes.desktop.screen.StatePane;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.ProofText;
import com.superscapes.reports.Report;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joins a grid, its bar and its state to a view model; the same for every screen around one grid. */
public final class GridScreen {

    private final GridViewModel viewModel;
    private final FinanceGrid grid;
    private final GridBar bar;

    private GridScreen(GridViewModel viewModel, FinanceGrid grid, GridBar bar) {
        this.viewModel = viewModel;
        this.grid = grid;
        this.bar = bar;
    }

    /** Joins them. */
    public static void join(GridViewModel viewModel, FinanceGrid grid, GridBar bar, StatePane states) {
        GridActions actions = new GridActions(viewModel);
        GridScreen joined = new GridScreen(viewModel, grid, bar);
        bar.serve(grid, actions.exports(grid::asShown), actions.copyAll(grid::asShown));
        grid.setOnDrill(viewModel::drill);
        grid.setOnCopy(joined::copy);
        grid.focusedCell().subscribe(viewModel::focus);
        viewModel.content().subscribe(joined::show);
        states.follow(viewModel.state(), viewModel::reload);
    }

    private void show(@Nullable GridContent content) {
        if (content == null) {
            grid.clear();
            grid.showLoading();
            bar.setCaption("");
        } else {
            grid.show(content, viewModel.layouts());
            bar.setCaption(caption(content.report()));
        }
    }

    private static String caption(Report report) {
        String unit = report.currency().isEmpty()
                ? ""
                : Texts.text(report.decimals() == 0 ? "grid.caption.units" : "grid.caption.cents", report.currency());
        return Stream.of(unit, ProofText.period(report.proof().period())).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" \u00b7 "));
    }

    private void copy(boolean whole) {
        if (whole) {
            viewModel.copyAll(grid.asShown());
        } else {
            viewModel.copy(grid.selectedText());
        }
    }
}
