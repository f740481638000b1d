package com.superscapes.desktop.screen;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The verbs of a screen as flat buttons, left to right. */
public final class VerbBar extends HBox {

    public VerbBar() {
        getStyleClass().add("segments");
    }

    /** Shows these in place of the ones before. */
    public void offer(List<Command> commands) {
        getChildren().setAll(commands.stream().map(VerbBar::flat).toList());
    }

    private static Button flat(Command command) {
        Button button = new Button();
        button.getStyleClass().add("flat");
        button.setMinWidth(USE_PREF_SIZE);
        bind(button, command);
        return button;
    }

    /** Makes a button stand for a verb. */
    public static void bind(Button button, Command command) {
        button.setText(command.text());
        if (command.icon() != null) {
            button.setGraphic(new FontIcon(command.icon()));
        }
        if (command.shortcut() != null) {
            KeyCombination keys = KeyCombination.valueOf(command.shortcut());
            button.setTooltip(new Tooltip(keys.getDisplayText()));
            button.sceneProperty().subscribe((before, scene) -> {
                if (before != null) {
                    before.getAccelerators().remove(keys);
                }
                if (scene != null) {
                    scene.getAccelerators().put(keys, command::run);
                }
            });
        }
        button.disableProperty().bind(command.enabled().not());
        button.setOnAction(pressed -> command.run());
    }
}
