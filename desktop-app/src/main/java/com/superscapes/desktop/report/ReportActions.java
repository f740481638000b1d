package com.superscapes.desktop.report;

import com.superscapes.desktop.workspace.GridActions;

/** The verbs of this screen. */
public final class ReportActions extends GridActions {

    public ReportActions(ReportViewModel viewModel) {
        super(viewModel);
    }
}
