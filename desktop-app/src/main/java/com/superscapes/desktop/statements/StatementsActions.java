package com.superscapes.desktop.statements;

import com.superscapes.desktop.workspace.GridActions;

/** The verbs of this screen. */
public final class StatementsActions extends GridActions {

    public StatementsActions(StatementsViewModel viewModel) {
        super(viewModel);
    }
}
