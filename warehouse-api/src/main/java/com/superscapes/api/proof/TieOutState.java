package com.superscapes.api.proof;

/** The state of a check; a check whose source is missing is not applicable, never tied. */
public enum TieOutState {
    TIED, BROKEN, NOT_APPLICABLE
}
