package com.superscapes.sample.file;

import com.superscapes.sample.chart.Branch;
import com.superscapes.sample.plan.BudgetLine;
import com.superscapes.sample.plan.Budget;
import java.io.IOException;
import java.nio.file.Path;

/** Writes budget-FYnnnn.csv: month amounts, debit positive. */
public final class BudgetFile {

    private final Path folder;

    public BudgetFile(Path folder) {
        this.folder = folder;
    }

    /** Writes a fiscal year's budget. */
    public Path year(int fiscalYear) throws IOException {
        Path file = folder.resolve("budget-FY" + fiscalYear + ".csv");
        try (Text text = new Text(file)) {
            text.put("fiscal_year,period,account,branch,division,amount\n");
            for (Branch branch : Branch.ALL) {
                for (BudgetLine line : new Budget(fiscalYear).of(branch)) {
                    write(text, fiscalYear, branch, line);
                }
            }
        }
        return file;
    }

    private static void write(Text text, int fiscalYear, Branch branch, BudgetLine line) throws IOException {
        String division = line.division() == null ? "" : line.division().code();
        text.number(fiscalYear).put(',').number(line.period()).put(',').number(line.account()).put(',')
                .put(branch.code()).put(',').put(division).put(',').money(line.cents()).put('\n');
    }
}
