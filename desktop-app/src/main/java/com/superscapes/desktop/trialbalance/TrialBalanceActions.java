package com.superscapes.desktop.trialbalance;

import com.superscapes.desktop.workspace.GridActions;

/** The verbs of this screen. */
public final class TrialBalanceActions extends GridActions {

    public TrialBalanceActions(TrialBalanceViewModel viewModel) {
        super(viewModel);
    }
}
