package com.superscapes.desktop.data;

import com.superscapes.desktop.workspace.GridActions;

/** The verbs of this screen. */
public final class DataActions extends GridActions {

    public DataActions(DataViewModel viewModel) {
        super(viewModel);
    }
}
