package com.superscapes.desktop.home;

import com.superscapes.api.proof.TieOutState;
import com.superscapes.desktop.chart.Sparkline;
import com.superscapes.desktop.screen.Command;
import com.superscapes.desktop.text.Texts;
import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.TileBuilder;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.javafx.FontIcon;

/** A tile: name, tie-out badge, figure, comparator, thirteen months. The whole face opens what is behind it. */
final class TileFace extends StackPane {

    TileFace(TileFigure figure, Command drill, Runnable focused) {
        getStyleClass().addAll("card", "tile-face");
        setId("tile-" + figure.metric());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        String said = figure.locked() == null ? figure.value() + ". " + figure.comparator() : figure.locked();
        setAccessibleText(figure.name() + ": " + said);
        Tile tile = TileBuilder.create().skinType(Tile.SkinType.CUSTOM).graphic(face(figure)).title("").text("")
                .backgroundColor(Color.TRANSPARENT).borderColor(Color.TRANSPARENT).animated(false).build();
        tile.setMouseTransparent(true);
        tile.setFocusTraversable(false);
        getChildren().add(tile);
        focusedProperty().subscribe(now -> {
            if (now) {
                focused.run();
            }
        });
        setOnMouseClicked(click -> drill.run());
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                drill.run();
            }
        });
        Tooltip.install(this, new Tooltip(figure.locked() == null ? drill.text() : figure.locked()));
    }

    private static VBox face(TileFigure figure) {
        Label name = new Label(figure.name());
        name.getStyleClass().add("tile-name");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(name, gap, badge(figure.tieOut()));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox face = new VBox(head, value(figure), comparator(figure));
        face.getStyleClass().add("tile-body");
        Sparkline course = new Sparkline();
        course.show(figure.months());
        VBox.setVgrow(course, Priority.ALWAYS);
        face.getChildren().add(course);
        return face;
    }

    private static Label value(TileFigure figure) {
        Label value = new Label(figure.value());
        value.getStyleClass().add("tile-value");
        if (figure.locked() != null) {
            value.setGraphic(new FontIcon("fth-lock"));
        }
        return value;
    }

    private static Label comparator(TileFigure figure) {
        Label comparator = new Label(figure.locked() == null ? figure.comparator() : figure.locked());
        comparator.getStyleClass().add("tile-comparator");
        if (figure.direction() != 0) {
            Region mark = new Region();
            mark.getStyleClass().addAll("variance-mark", figure.direction() > 0 ? "better" : "worse");
            comparator.setGraphic(mark);
        }
        return comparator;
    }

    private static Label badge(TieOutState state) {
        Label badge = new Label(Texts.text("tie." + state.name()));
        badge.getStyleClass().addAll("tie-badge", "tie-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return badge;
    }
}
