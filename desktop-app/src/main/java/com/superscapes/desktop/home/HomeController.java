package com.superscapes.desktop.home;

import com.superscapes.desktop.chart.ChartView;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.screen.Screen;
import com.superscapes.desktop.screen.StatePane;
import com.superscapes.desktop.screen.Views;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The Home screen. */
public final class HomeController implements Screen {

    private final HomeViewModel viewModel;
    private final HomeActions actions;
    private final Parent root;
    private @FXML StatePane states;
    private @FXML TileWall tiles;
    private @FXML ChartView revenue;
    private @FXML ChartView grossProfit;

    @SuppressWarnings("NullAway.Init")
    public HomeController(HomeViewModel viewModel, HomeActions actions) {
        this.viewModel = viewModel;
        this.actions = actions;
        root = Views.load(this);
    }

    @FXML
    void initialize() {
        states.follow(viewModel.state(), viewModel::open);
        revenue.setOnDrill(viewModel::drillMonth);
        grossProfit.setOnDrill(viewModel::drillBranch);
        viewModel.figures().subscribe(this::show);
    }

    private void show(@Nullable HomeFigures figures) {
        if (figures == null) {
            tiles.showLoading(HomeQuestions.TILES.size());
            return;
        }
        List<TileFace> faces = figures.tiles().stream()
                .map(tile -> new TileFace(tile, actions.drill(tile), () -> viewModel.focus(tile))).toList();
        tiles.show(faces);
        revenue.show(figures.charts().get(0));
        grossProfit.show(figures.charts().get(1));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void show(Place place) {
        viewModel.open();
    }

    @Override
    public void leave() {
        viewModel.leave();
    }
}
