package com.superscapes.desktop.screen;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The views of a screen side by side, with the one in sight pressed. */
public final class ViewSwitch extends HBox {

    /**
     * @param id     what the screen calls it
     * @param name   for people
     * @param whyNot said on hover where it cannot be opened; null where it can
     */
    public record View(String id, String name, @Nullable String whyNot) {

        public View(String id, String name) {
            this(id, name, null);
        }
    }

    private final ToggleGroup group = new ToggleGroup();

    public ViewSwitch() {
        getStyleClass().add("segments");
        setMinWidth(USE_PREF_SIZE);
    }

    /** @param choose told the id of a view that the user wants to see */
    public void offer(List<View> views, ObservableValue<String> shown, Consumer<String> choose) {
        getChildren().clear();
        for (int i = 0; i < views.size(); i++) {
            View view = views.get(i);
            ToggleButton button = new ToggleButton(view.name());
            button.setId("view-" + view.id());
            button.setToggleGroup(group);
            button.getStyleClass().add(i == 0 ? "left-pill" : i + 1 == views.size() ? "right-pill" : "center-pill");
            shown.subscribe(id -> button.setSelected(view.id().equals(id)));
            button.setOnAction(pressed -> {
                button.setSelected(true);
                choose.accept(view.id());
            });
            getChildren().add(view.whyNot() == null ? button : unavailable(button, view.whyNot()));
        }
    }

    /** A disabled control hears no mouse, so what stands around it says the reason. */
    private static Node unavailable(ToggleButton button, String reason) {
        button.setDisable(true);
        button.setAccessibleHelp(reason);
        StackPane around = new StackPane(button);
        Tooltip.install(around, new Tooltip(reason));
        return around;
    }
}
