package com.superscapes.proxy.report;

import com.superscapes.api.report.ResultRow;

/** Takes the rows of a table as they are made, so that the table need not keep them. */
interface RowOutlet {

    void take(ReportTable table, ResultRow row);
}
