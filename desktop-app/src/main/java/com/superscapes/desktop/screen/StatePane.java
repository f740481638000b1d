package com.superscapes.desktop.screen;

import com.superscapes.desktop.text.Texts;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows a screen's figures, or in their place why there are none and what to do. */
public final class StatePane extends StackPane {

    private final VBox message = new VBox();
    private final Label what = new Label();
    private final Label support = new Label();
    private final Button retry = new Button(Texts.text("failure.retry"));
    private @Nullable Node content;

    public StatePane() {
        getStyleClass().add("state-pane");
        message.getStyleClass().add("state-message");
        message.setAlignment(Pos.CENTER);
        what.setWrapText(true);
        what.getStyleClass().add("state-what");
        support.getStyleClass().add("muted");
        retry.getStyleClass().add("accent");
        retry.setId("retry");
        message.getChildren().setAll(what, support, retry);
        message.managedProperty().bind(message.visibleProperty());
        message.setVisible(false);
        getChildren().add(message);
    }

    /** What is shown when there are figures. */
    public void setContent(Node figures) {
        content = figures;
        getChildren().setAll(figures, message);
    }

    public @Nullable Node getContent() {
        return content;
    }

    /** Follows a screen's state. */
    public void follow(ObservableValue<ScreenState> state, Runnable tryAgain) {
        retry.setOnAction(pressed -> tryAgain.run());
        state.subscribe(this::show);
    }

    private void show(ScreenState state) {
        boolean figures = state instanceof ScreenState.Ready || state instanceof ScreenState.Loading;
        if (content != null) {
            content.setVisible(figures);
        }
        message.setVisible(!figures);
        if (state instanceof ScreenState.Empty empty) {
            words(empty.why(), null, false);
        } else if (state instanceof ScreenState.Failed failed) {
            words(failed.what(), failed.supportCode(), failed.retry());
        }
    }

    private void words(String sentence, @Nullable String code, boolean canRetry) {
        what.setText(sentence);
        boolean coded = code != null && !code.isEmpty();
        support.setText(coded ? Texts.text("failure.support", String.valueOf(code)) : "");
        shown(support, coded);
        shown(retry, canRetry);
    }

    private static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
