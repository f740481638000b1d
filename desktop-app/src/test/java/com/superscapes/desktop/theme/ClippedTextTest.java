package com.superscapes.desktop.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.desktop.picture.EveryScreen;
import com.superscapes.desktop.testing.BookUsers;
import com.superscapes.desktop.testing.FakeIssuer;
import com.superscapes.desktop.testing.FakeServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClippedTextTest {

    @TempDir
    Path folder;

    @Test
    void noTextIsCutOffAtAnyZoomInLightOrDark() throws Exception {
        List<String> clipped = new ArrayList<>();
        try (FakeIssuer issuer = new FakeIssuer(); FakeServer server = new FakeServer().offering(issuer)) {
            EveryScreen.visit(server.address(), server.authority(folder), FakeServer.TOKEN, folder,
                    List.of(100, 125, 150, 200), (screen, scene) -> collect(screen, scene.getRoot(), clipped));
        }
        try (FakeServer server = new FakeServer().as(BookUsers.administrator())) {
            EveryScreen.visit(server.address(), server.authority(folder), FakeServer.TOKEN, folder, List.of(100, 150),
                    (screen, scene) -> collect(screen, scene.getRoot(), clipped));
        }
        assertThat(clipped.stream().distinct()).isEmpty();
    }

    private static void collect(String screen, Node node, List<String> clipped) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isEmpty()
                && labeled.lookup(".text") instanceof Text text && text.isVisible()
                && !text.getText().equals(labeled.getText()) && !labeled.isWrapText()) {
            clipped.add(screen + ": " + labeled.getText() + " shows as " + text.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(screen, child, clipped));
        }
    }
}
