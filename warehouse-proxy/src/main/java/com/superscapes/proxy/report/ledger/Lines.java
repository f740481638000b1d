package com.superscapes.proxy.report.ledger;

import com.superscapes.api.report.DrillTo;
import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.proxy.report.Members;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.ReportRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What reports of lines share: accounts by code, entries to open, and how many lines are listed at most. */
final class Lines {

    /** Lines the database sends at once. */
    static final int FETCH = 1_000;
    static final Parameter<String> ACCOUNT = Parameter.text("account", "Account code", false);
    static final Parameter<String> AGAINST = Parameter.choice("against", "Against",
            new Choice("prior-year", "Prior year"), new Choice("prior-period", "Prior period"),
            new Choice("budget", "Budget"));

    private Lines() {
    }

    /** The condition that an account parameter makes on the alias {@code a}: codes, several with commas between; all for none. */
    static String accounts(ReportRun run) {
        return run.get(ACCOUNT).isBlank() ? "" : " and a.code = any(:codes)";
    }

    static List<String> codes(ReportRun run) {
        return List.of(run.get(ACCOUNT).strip().split("\\s*,\\s*"));
    }

    /** The entry that a line is of. */
    static DrillTo entry(ResultSet row) throws SQLException {
        return DrillTo.entry(
                DateTimeFormatter.BASIC_ISO_DATE.format(row.getObject("posting_date", LocalDate.class)) + "-"
                        + row.getInt("account_key") + "-" + row.getLong("line_id"),
                "Entry " + row.getString("entry_id"));
    }

    /** Lines of an account in periods, narrowed as the report is. */
    static DrillTo of(ReportRun run, String account, int from, int to, String title) {
        Map<String, String> parameters = new HashMap<>(Map.of("account", account, "from", Integer.toString(from), "to",
                Integer.toString(to), "currency", run.currency()));
        List<Members.Member> branches = run.get(Parameters.BRANCHES);
        if (!branches.isEmpty()) {
            parameters.put("branch", String.join(",", branches.stream().map(Members.Member::code).toList()));
        }
        return DrillTo.lines(parameters, title);
    }
}
