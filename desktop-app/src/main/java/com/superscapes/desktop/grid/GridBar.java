package com.superscapes.desktop.grid;

import com.superscapes.desktop.screen.Command;
import com.superscapes.desktop.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with a grid: accounts shown or not, columns, copy, export. */
public final class GridBar extends HBox {

    private static final double WORDS_NEED_EM = 44;
    private static final int FIND_COLUMNS = 10;
    private final Label caption = new Label();
    private final TextField find = new TextField();
    private final ToggleButton accounts = new ToggleButton(Texts.text("grid.accounts"));
    private final MenuButton columns = new MenuButton(Texts.text("grid.columns"));
    private final Button copy = new Button();
    private final MenuButton export = new MenuButton(Texts.text("grid.export"));

    public GridBar() {
        getStyleClass().add("grid-bar");
        setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        caption.getStyleClass().add("muted");
        accounts.setId("show-accounts");
        columns.setId("columns");
        copy.setId("copy");
        export.setId("export");
        dress(accounts, "fth-list");
        dress(columns, "fth-sliders");
        dress(export, "fth-download");
        find.setId("find");
        find.setPromptText(Texts.text("grid.find"));
        find.setAccessibleText(Texts.text("grid.find.accessible"));
        find.setPrefColumnCount(FIND_COLUMNS);
        find.setMinWidth(Region.USE_PREF_SIZE);
        shown(accounts, false);
        shown(find, false);
        columns.setAccessibleText(Texts.text("grid.columns.accessible"));
        export.setAccessibleText(Texts.text("grid.export.accessible"));
        caption.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(caption, gap, find, accounts, columns, copy, export);
        widthProperty().subscribe(this::fit);
        caption.fontProperty().subscribe(this::fit);
        setMinWidth(0);
    }

    /** Where the words don't fit, the icons do; what they stand for is still said and shown on hover. */
    private void fit() {
        boolean iconsOnly = getWidth() < WORDS_NEED_EM * caption.getFont().getSize();
        ContentDisplay display = iconsOnly ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        for (Labeled control : List.of(accounts, columns, copy, export)) {
            control.setContentDisplay(display);
        }
    }

    private static void dress(Labeled control, String icon) {
        control.setGraphic(new FontIcon(icon));
        control.getStyleClass().add("flat");
    }

    /** Joins the bar to its grid. */
    public void serve(FinanceGrid grid, List<Command> exports, Command copyAll) {
        accounts.setOnAction(pressed -> grid.openAll(accounts.isSelected()));
        find.textProperty().subscribe(grid::lookFor);
        shown(find, grid.arrangeable());
        copy.setText(copyAll.text());
        copy.setOnAction(pressed -> copyAll.run());
        dress(copy, "fth-copy");
        if (copyAll.shortcut() != null) {
            copy.setTooltip(new Tooltip(KeyCombination.valueOf(copyAll.shortcut()).getDisplayText()));
        }
        export.getItems().setAll(exports.stream().map(GridBar::item).toList());
        grid.table().getColumns().subscribe(() -> refresh(grid));
        grid.table().getItems().subscribe(() -> refresh(grid));
        refresh(grid);
    }

    private static MenuItem item(Command command) {
        MenuItem item = new MenuItem(command.text());
        item.setOnAction(chosen -> command.run());
        item.disableProperty().bind(command.enabled().not());
        if (command.shortcut() != null) {
            item.setAccelerator(KeyCombination.valueOf(command.shortcut()));
        }
        return item;
    }

    private void refresh(FinanceGrid grid) {
        GridContent now = grid.content();
        boolean any = now != null && !now.report().rows().isEmpty();
        boolean outlined = any && grid.outline().anyToOpen();
        shown(accounts, outlined);
        accounts.setSelected(outlined && grid.outline().allOpen());
        columns.setDisable(!any);
        copy.setDisable(!any);
        export.setDisable(!any);
        columns.getItems().setAll(grid.table().getColumns().stream().skip(1).map(column -> {
            GridContent content = grid.content();
            String name = content == null
                    ? column.getId()
                    : content.report().columns().get(ColumnLayout.index(column)).head() + " "
                            + content.report().columns().get(ColumnLayout.index(column)).subhead();
            CheckMenuItem item = new CheckMenuItem(name.strip());
            item.setSelected(column.isVisible());
            item.setOnAction(chosen -> column.setVisible(item.isSelected()));
            return (MenuItem) item;
        }).toList());
    }

    /** Shows every row again. */
    public void lookForAll() {
        find.clear();
    }

    /** Says once what unit the figures are in. */
    public void setCaption(String text) {
        caption.setText(text);
    }

    private static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
