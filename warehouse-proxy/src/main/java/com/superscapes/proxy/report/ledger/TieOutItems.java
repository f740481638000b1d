package com.superscapes.proxy.report.ledger;

import com.superscapes.proxy.proof.CheckNames;
import com.superscapes.proxy.report.ReportRun;
import com.superscapes.proxy.report.ledger.CloseItem.State;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The checks of the batch that is read, one item each. */
final class TieOutItems {

    private static final Map<String, String> OWNERS = Map.of("T6", "Receivables", "T7", "Payables", "T8",
            "Job accounting", "T9", "Job accounting", "T10", "Payroll", "T11", "Equipment", "R1", "IT");
    // Of several companies, each with a result of its own; a check of no company is of all.
    private static final String SQL = """
            select t.check_code, count(*) filter (where t.state = 'broken') as broken, bool_or(t.state = 'tied') as tied,
                sum(abs(t.difference)) filter (where t.state = 'broken') as difference,
                min(t.reason) filter (where t.state = 'broken') as reason, min(t.reason) filter (where t.state = 'not applicable') as why
            from semantic.tie_out t where t.company_key is null or t.company_key = any(:companies)
            group by t.check_code order by t.check_code not like 'T%', length(t.check_code), t.check_code""";

    private TieOutItems() {
    }

    static List<CloseItem> of(ReportRun run) {
        boolean wide = run.caller().entityWide();
        return run.query(SQL).map((row, context) -> item(row, wide)).list();
    }

    private static CloseItem item(ResultSet row, boolean wide) throws SQLException {
        String code = row.getString("check_code");
        String id = "check-" + code;
        String what = code + " " + CheckNames.of(code);
        String owner = Objects.requireNonNull(OWNERS.getOrDefault(code, "Controller"));
        long broken = row.getLong("broken");
        if (broken == 0 && !row.getBoolean("tied")) {
            return CloseItem.notApplicable(id, what, "Tie-outs", owner, orEmpty(row.getString("why")));
        }
        BigDecimal difference = row.getBigDecimal("difference");
        // The reason of a broken check speaks of amounts outside the caller's branches.
        String reason = wide ? orEmpty(row.getString("reason")) : "The difference is shown to entity-wide roles.";
        return new CloseItem(id, what, "Tie-outs", owner, broken == 0 ? State.READY : State.OPEN, broken, difference,
                broken == 0 ? "" : reason, null);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
