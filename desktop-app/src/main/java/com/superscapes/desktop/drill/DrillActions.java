package com.superscapes.desktop.drill;

import com.superscapes.desktop.workspace.GridActions;

/** The verbs of this screen. */
public final class DrillActions extends GridActions {

    public DrillActions(DrillViewModel viewModel) {
        super(viewModel);
    }
}
