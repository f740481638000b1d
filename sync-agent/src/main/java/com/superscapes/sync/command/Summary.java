package com.superscapes.sync.command;

import com.superscapes.sync.CheckReport;
import com.superscapes.sync.FileReport;
import com.superscapes.sync.LoadReport;
import com.superscapes.sync.RejectedRow;
import com.superscapes.sync.control.ControlTotals;
import java.io.PrintWriter;
import java.util.Locale;

/** A load in a few lines for people. */
final class Summary {

    private static final int REJECTS_SHOWN = 20;

    private final PrintWriter out;

    Summary(PrintWriter out) {
        this.out = out;
    }

    void print(LoadReport report) {
        report.files().forEach(this::file);
        for (CheckReport check : report.checks()) {
            String difference = check.difference() == null
                    ? ""
                    : " by " + ControlTotals.text(check.difference());
            out.println(check.code() + (check.company() == null ? "" : " " + check.company()) + ": " + check.state()
                    + difference + (check.reason() == null ? "" : ". " + check.reason()));
        }
        report.notes().forEach(out::println);
        out.println(report.exitCode() == 1
                ? "Nothing could be loaded; readers see what they saw before."
                : "Readers see batch " + report.batchId() + ".");
        out.flush();
    }

    private void file(FileReport file) {
        out.println(file.file()
                + String.format(Locale.US, ": %,d rows read, %,d loaded, %,d unchanged, %,d rejected; debit ",
                        file.rowsRead(), file.rowsLoaded(), file.rowsUnchanged(), file.rowsRejected())
                + ControlTotals.text(file.totalDebit()) + ", credit " + ControlTotals.text(file.totalCredit()));
        file.rejects().stream().limit(REJECTS_SHOWN).map(RejectedRow::sentence).forEach(out::println);
        if (file.rowsRejected() > REJECTS_SHOWN) {
            out.println("... and " + (file.rowsRejected() - REJECTS_SHOWN) + " more, all of them in "
                    + ControlTotals.FILE_NAME + " (--out) and in ops.rejected_row");
        }
    }
}
