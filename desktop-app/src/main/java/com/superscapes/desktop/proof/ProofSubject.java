package com.superscapes.desktop.proof;

import com.superscapes.reports.ReportProof;

/**
 * What the panel explains.
 *
 * @param title   the cell or mark with the focus, in words
 * @param value   to the cent; empty when no single figure has the focus
 * @param formula how the figure follows from others; empty when it stands for itself
 */
public record ProofSubject(String title, String value, String formula, ReportProof proof) {
}
