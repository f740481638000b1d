package com.superscapes.desktop.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.superscapes.desktop.picture.EveryScreen;
import com.superscapes.desktop.testing.FakeIssuer;
import com.superscapes.desktop.testing.FakeServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpokenControlsTest {

    @TempDir
    Path folder;

    @Test
    void everyControlTheKeyboardStopsAtSaysWhatItIs() throws Exception {
        List<String> silent = new ArrayList<>();
        try (FakeIssuer issuer = new FakeIssuer(); FakeServer server = new FakeServer().offering(issuer)) {
            EveryScreen.visit(server.address(), server.authority(folder), FakeServer.TOKEN, folder, List.of(100),
                    (screen, scene) -> collect(screen, scene.getRoot(), scene.getRoot(), silent));
        }
        assertThat(silent.stream().distinct()).isEmpty();
    }

    private static void collect(String screen, Parent root, Node node, List<String> silent) {
        if (!node.isVisible()) {
            return;
        }
        if (node.isFocusTraversable() && !said(root, node)) {
            silent.add(screen + ": " + node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(screen, root, child, silent));
        }
    }

    private static boolean said(Parent root, Node node) {
        boolean own = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        boolean text = node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
        return own || text || root.lookupAll(".label").stream()
                .anyMatch(label -> label instanceof Label words && words.getLabelFor() == node);
    }
}
