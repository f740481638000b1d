package com.superscapes.desktop.shell;

import com.superscapes.api.proof.BatchInfo;
import com.superscapes.desktop.nav.Place;
import com.superscapes.desktop.report.Catalogue;
import com.superscapes.desktop.screen.Command;
import com.superscapes.desktop.screen.Screen;
import com.superscapes.desktop.screen.StatePane;
import com.superscapes.desktop.screen.Views;
import com.superscapes.desktop.task.Work;
import com.superscapes.desktop.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.BreadCrumbBar;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The window's frame around the screens. */
public final class ShellController {

    private static final int LONGEST_CRUMB = 34;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    /** 1,100 px at 100 %. */
    private static final double ICONS_ONLY_BELOW_EM = 84.6;
    private final ShellViewModel viewModel;
    private final ShellActions actions;
    private final Map<String, Screen> screens;
    private final Map<String, ToggleButton> railButtons = new HashMap<>();
    private final Parent root;
    private final Parent filterBar;
    private final Parent proofPanel;
    private @Nullable Screen current;
    private @FXML BorderPane frame;
    private @FXML VBox rail;
    private @FXML Button back;
    private @FXML Button forward;
    private @FXML BreadCrumbBar<Place> breadcrumb;
    private @FXML Label title;
    private @FXML ToggleButton proof;
    private @FXML MenuButton menu;
    private @FXML StackPane filters;
    private @FXML Label banner;
    private @FXML StatePane content;
    private @FXML StackPane place;
    private @FXML Label asOf;
    private @FXML Label tie;
    private @FXML Label scope;
    private @FXML Label user;
    private @FXML HBox activity;
    private @FXML Label running;
    private @FXML Button cancel;

    /** @param screens by the first part of a place's path */
    @SuppressWarnings("NullAway.Init")
    public ShellController(ShellViewModel viewModel, ShellActions actions, Map<String, Screen> screens,
            Parent filterBar, Parent proofPanel) {
        this.viewModel = viewModel;
        this.actions = actions;
        this.screens = Map.copyOf(screens);
        this.filterBar = filterBar;
        this.proofPanel = proofPanel;
        root = Views.load(this);
    }

    @FXML
    void initialize() {
        filters.getChildren().setAll(filterBar);
        viewModel.reports().subscribe(this::buildRail);
        buildRail();
        bind(back, actions.back());
        bind(forward, actions.forward());
        menu.getItems().setAll(actions.menu().stream().map(ShellController::item).toList());
        proof.selectedProperty().bindBidirectional(viewModel.proofShown());
        viewModel.proofShown().subscribe(shown -> frame.setRight(shown ? proofPanel : null));
        breadcrumb.setAutoNavigationEnabled(false);
        breadcrumb.setCrumbFactory(item -> crumb(item.getValue(), item.getParent() != null));
        breadcrumb.setOnCrumbAction(event -> viewModel.navigator().ascend(event.getSelectedCrumb().getValue()));
        viewModel.navigator().trail().subscribe(this::go);
        asOf.textProperty().bind(viewModel.status());
        viewModel.batch().subscribe(this::showTie);
        scope.setText(viewModel.scope());
        user.setText(viewModel.user());
        banner.textProperty().bind(viewModel.banner());
        banner.visibleProperty().bind(banner.textProperty().isNotEmpty());
        banner.managedProperty().bind(banner.visibleProperty());
        content.follow(viewModel.state(), () -> viewModel.start(Place.of("home")));
        viewModel.running().subscribe(this::showActivity);
        showActivity();
        frame.widthProperty().subscribe(this::fitRail);
        user.fontProperty().subscribe(this::fitRail);
    }

    private void fitRail() {
        boolean iconsOnly = frame.getWidth() < ICONS_ONLY_BELOW_EM * user.getFont().getSize();
        rail.pseudoClassStateChanged(NARROW, iconsOnly);
        railButtons.values().forEach(button -> button.setContentDisplay(iconsOnly
                ? ContentDisplay.GRAPHIC_ONLY
                : ContentDisplay.LEFT));
    }

    private void buildRail() {
        railButtons.clear();
        rail.getChildren().clear();
        actions.rail().forEach(this::addToRail);
        fitRail();
        mark();
    }

    private void addToRail(String screen, Command command) {
        ToggleButton button = new ToggleButton(command.text());
        button.setGraphic(new FontIcon(command.icon()));
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("rail-button");
        button.setOnAction(pressed -> {
            command.run();
            mark();
        });
        button.setTooltip(new Tooltip(hint(command)));
        button.setAccessibleText(command.text());
        button.setId("rail-" + screen);
        railButtons.put(screen, button);
        rail.getChildren().add(button);
    }

    private static void bind(Button button, Command command) {
        button.setGraphic(new FontIcon(command.icon()));
        button.setAccessibleText(command.text());
        button.setTooltip(new Tooltip(command.text() + " (" + display(command) + ")"));
        button.disableProperty().bind(command.enabled().not());
        button.setOnAction(pressed -> command.run());
    }

    private static String hint(Command command) {
        return command.shortcut() == null ? command.text() : command.text() + " (" + display(command) + ")";
    }

    private static String display(Command command) {
        return command.shortcut() == null ? "" : KeyCombination.valueOf(command.shortcut()).getDisplayText();
    }

    private static MenuItem item(Command command) {
        MenuItem item = new MenuItem(command.text());
        if (command.icon() != null) {
            item.setGraphic(new FontIcon(command.icon()));
        }
        if (command.shortcut() != null) {
            item.setAccelerator(KeyCombination.valueOf(command.shortcut()));
        }
        item.setOnAction(chosen -> command.run());
        return item;
    }

    /** Shortcuts that belong to the window rather than to a menu. */
    public void install(Scene scene) {
        List<Command> all = new ArrayList<>(
                actions.rail().values().stream().filter(command -> command.shortcut() != null).toList());
        all.add(actions.back());
        all.add(actions.forward());
        all.forEach(command -> scene.getAccelerators().put(KeyCombination.valueOf(String.valueOf(command.shortcut())),
                command::run));
        actions.zoomKeys().forEach((keys, command) -> scene.getAccelerators().put(KeyCombination.valueOf(keys),
                command::run));
    }

    private void go(List<Place> trail) {
        if (trail.isEmpty()) {
            return;
        }
        Place target = trail.getLast();
        breadcrumb.setSelectedCrumb(tree(trail));
        breadcrumb.setVisible(trail.size() > 1);
        breadcrumb.setManaged(trail.size() > 1);
        title.setText(viewModel.name(target));
        boolean filtered = !Set.of("drill", "data", "administration", "templates", "periods", Catalogue.SCREEN)
                .contains(target.screen());
        filters.setVisible(filtered);
        filters.setManaged(filtered);
        Screen screen = screens.get(target.screen());
        if (screen == null) {
            return;
        }
        if (current != null && current != screen) {
            current.leave();
        }
        current = screen;
        place.getChildren().setAll(screen.root());
        screen.show(target);
        screen.focus();
        mark();
    }

    /** Shows the current place again, for new choices. */
    public void again() {
        if (current != null) {
            current.show(viewModel.navigator().current());
        }
    }

    private void mark() {
        String top = viewModel.navigator().trail().get().isEmpty()
                ? ""
                : viewModel.railKey(viewModel.navigator().trail().get().getFirst());
        railButtons.forEach((screen, button) -> button.setSelected(screen.equals(top)));
    }

    private static TreeItem<Place> tree(List<Place> trail) {
        TreeItem<Place> item = new TreeItem<>(trail.getFirst());
        for (Place next : trail.subList(1, trail.size())) {
            TreeItem<Place> child = new TreeItem<>(next);
            item.getChildren().add(child);
            item = child;
        }
        return item;
    }

    private Button crumb(@Nullable Place at, boolean below) {
        Button crumb = new Button(at == null ? "" : (below ? "\u203a  " : "") + brief(viewModel.name(at)));
        crumb.getStyleClass().setAll("crumb");
        crumb.setAccessibleText(crumb.getText());
        return crumb;
    }

    /** A crumb keeps its place short; the title above the grid says the whole. */
    private static String brief(String name) {
        return name.length() <= LONGEST_CRUMB ? name : name.substring(0, LONGEST_CRUMB - 1).strip() + "\u2026";
    }

    private void showTie(@Nullable BatchInfo batch) {
        tie.setVisible(batch != null && batch.publishedAt() != null);
        if (batch != null) {
            String state = batch.tieOut().name();
            tie.setText(Texts.text("tie." + state));
            tie.setGraphic(new FontIcon(switch (batch.tieOut()) {
                case TIED -> "fth-check";
                case BROKEN -> "fth-alert-triangle";
                case NOT_APPLICABLE -> "fth-minus";
            }));
            tie.getStyleClass().setAll("label", "tie-" + state.toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private void showActivity() {
        List<Work> work = viewModel.running();
        activity.setVisible(!work.isEmpty());
        activity.setManaged(!work.isEmpty());
        if (!work.isEmpty()) {
            running.setText(work.getFirst().name());
            cancel.setOnAction(pressed -> work.getFirst().cancel());
        }
    }

    /** The window's picture. */
    public Parent root() {
        return root;
    }
}
