package com.superscapes.desktop.export;

import com.superscapes.desktop.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/** The window's own file dialog, clipboard and notices. */
public final class WindowOutlet implements Outlet {

    private final Stage stage;

    public WindowOutlet(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Optional<Path> chooseFile(String suggestedName, Format format) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("export.choose"));
        chooser.setInitialFileName(suggestedName);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(
                Texts.text("export.format." + format.name().toLowerCase(Locale.ROOT)), "*." + format.extension()));
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    @Override
    public void putOnClipboard(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void done(String sentence) {
        notice(sentence, Duration.seconds(5)).show();
    }

    @Override
    public void failed(String sentence) {
        notice(sentence, Duration.INDEFINITE).showWarning();
    }

    private Notifications notice(String sentence, Duration howLong) {
        return Notifications.create().owner(stage).graphic(new Label()).text(sentence).hideAfter(howLong);
    }
}
