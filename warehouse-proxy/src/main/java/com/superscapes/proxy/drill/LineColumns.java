package com.superscapes.proxy.drill;

import com.superscapes.api.query.Column;
import com.superscapes.proxy.measure.Amounts;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of ledger lines, in pages and entries alike. */
final class LineColumns {

    static final List<Column> ALL = List.of(text("line-id", "Line"), new Column("posting-date", "Posting date",
            Column.Kind.DATE), text("period", "Period"), text("entry", "Entry"), text("account", "Account"),
            text("account-name", "Account name"), text("branch", "Branch"), text("division", "Division"),
            text("description", "Description"), text("document", "Document"), text("module", "Module"),
            money("debit", "Debit"), money("credit", "Credit"), money("amount", "Debit/(credit)"), text("file", "File"),
            new Column("file-line", "File line", Column.Kind.INTEGER));

    /** Reads rows of the relation {@code l}; the names come from the dimensions. */
    static final String SELECT = "select l.kind, l.id, l.sid, l.posting_date, p.name as period, l.entry_id,"
            + " a.code as account, a.name as account_name, b.code as branch, d.code as division, l.description,"
            + " l.document, l.module, l.debit, l.credit, f.file_name, l.file_line, l.account_key";
    static final String JOIN = " left join semantic.fiscal_period p on p.company_key = l.company_key and p.period_key = l.period_key"
            + " left join semantic.account a on a.account_key = l.account_key"
            + " left join semantic.branch b on b.branch_key = l.branch_key"
            + " left join semantic.division d on d.division_key = l.division_key"
            + " left join semantic.source_file f on f.file_id = l.file_id";

    private LineColumns() {
    }

    static List<@Nullable Object> cells(ResultSet row) throws SQLException {
        BigDecimal debit = row.getBigDecimal("debit");
        BigDecimal credit = row.getBigDecimal("credit");
        LocalDate date = row.getObject("posting_date", LocalDate.class);
        List<@Nullable Object> cells = new ArrayList<>();
        // Month amounts and opening balances belong to no entry, so they can't be opened further.
        cells.add(row.getInt("kind") == 2
                ? DateTimeFormatter.BASIC_ISO_DATE.format(date) + "-" + row.getInt("account_key") + "-"
                        + row.getLong("id")
                : null);
        cells.add(date);
        for (String column : List.of("period", "entry_id", "account", "account_name", "branch", "division",
                "description", "document", "module")) {
            cells.add(row.getString(column));
        }
        cells.add(Amounts.money(debit));
        cells.add(Amounts.money(credit));
        cells.add(Amounts.money(debit.subtract(credit)));
        cells.add(row.getString("file_name"));
        cells.add(row.getLong("file_line"));
        return cells;
    }

    private static Column text(String id, String name) {
        return new Column(id, name, Column.Kind.TEXT);
    }

    private static Column money(String id, String name) {
        return new Column(id, name, Column.Kind.MONEY);
    }
}
