package com.superscapes.desktop.workspace;

import com.superscapes.desktop.screen.Command;
import com.superscapes.desktop.export.Format;
import com.superscapes.desktop.text.Texts;
import com.superscapes.reports.Report;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The verbs of a screen around one grid. */
public final class GridActions {

    private final GridViewModel viewModel;

    GridActions(GridViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /** @param asShown the grid's visible columns, order and rows */
    public List<Command> exports(Supplier<Report> asShown) {
        return List.of(export(Format.XLSX, "Shortcut+E", asShown), export(Format.PDF, null, asShown),
                export(Format.CSV, null, asShown));
    }

    private Command export(Format format, @Nullable String shortcut, Supplier<Report> asShown) {
        String key = "export.to." + format.name().toLowerCase(Locale.ROOT);
        return new Command(Texts.text(key), null, shortcut, () -> viewModel.export(format, asShown.get()));
    }

    /** Copies the whole grid. */
    public Command copyAll(Supplier<Report> asShown) {
        return new Command(Texts.text("grid.copy"), "fth-copy", "Shortcut+Shift+C",
                () -> viewModel.copyAll(asShown.get()));
    }
}
