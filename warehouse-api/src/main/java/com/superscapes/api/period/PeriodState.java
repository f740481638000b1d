package com.superscapes.api.period;

/** How far the close of a fiscal period is. */
public enum PeriodState {

    /** Nobody has closed it. */
    OPEN,

    /** Reported; what still comes counts as late. */
    SOFT_CLOSED,

    /** Looked at by another controller than the one who closed it softly. */
    CLOSED,

    /** Nobody said anything here, but the ledger holds the closing entries of its year. */
    YEAR_CLOSED
}
