package com.superscapes.desktop.home;

import com.superscapes.desktop.screen.Command;
import com.superscapes.desktop.text.Texts;

/** The verbs of Home. */
public final class HomeActions {

    private final HomeViewModel viewModel;

    public HomeActions(HomeViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /** Opens what is behind a tile; a tile the role may not see stays closed. */
    Command drill(TileFigure tile) {
        Command command = new Command(Texts.text("home.open", tile.name()), null, null, () -> viewModel.drill(tile));
        command.enabled().set(tile.locked() == null);
        return command;
    }
}
