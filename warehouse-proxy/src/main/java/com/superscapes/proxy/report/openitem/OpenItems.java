package com.superscapes.proxy.report.openitem;

import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.Parameters;
import com.superscapes.proxy.report.ReportRun;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** The items open at the end of a day, each in its bucket: what the ageing and its details have in common. */
final class OpenItems {

    /** Sent as a customer's, vendor's or job's code for items that have none. */
    static final String UNASSIGNED = "-";

    /** What days past are counted from. */
    static final Parameter<String> AGE_BY = Parameter.choice("age-by", "Aged by", new Choice("due", "Due date"),
            new Choice("invoice", "Invoice date"));

    /** Column code and head of every bucket, in order; credits of all ages stand apart, so that they hide nothing old. */
    static final List<Choice> BUCKETS = List.of(new Choice("current", "Current"), new Choice("1-30", "1\u201330 days"),
            new Choice("31-60", "31\u201360 days"), new Choice("61-90", "61\u201390 days"),
            new Choice("90+", "Over 90 days"), new Choice("retainage", "Retainage"),
            new Choice("unapplied", "Unapplied cash"), new Choice("credits", "Credits"));

    /** How many of the buckets are ages. */
    static final int AGES = 5;

    /** Relation {@code o}, one row an open item: amounts positive when owed. */
    private static final String SQL = """
            select o.*, {sign} * o.open_amount as owed, coalesce(o.disputed, false) as in_dispute,
                case when o.kind = 'retainage' then 'retainage' when o.kind = 'unapplied' then 'unapplied'
                    when o.kind = 'credit' or {sign} * o.open_amount < 0 then 'credits' else o.bucket end as stands_in
            from semantic.{side}_open_items(:asOf, :byInvoice) o where true""";

    private OpenItems() {
    }

    /** The items within the run's parameters, as SQL to select from. */
    static String sql(Side side, ReportRun run) {
        return "(" + side.sql(SQL) + run.scope("o") + ")";
    }

    /** A query over {@link #sql}, with its values bound. */
    static Query query(ReportRun run, String sql) {
        return query(run, sql, run.get(Parameters.AS_OF));
    }

    /** The same at the end of another day than the run's. */
    static Query query(ReportRun run, String sql, LocalDate day) {
        return run.query(sql).bind("asOf", day).bind("byInvoice",
                run.has(AGE_BY) && run.get(AGE_BY).equals("invoice"));
    }

    /** The definition of the buckets in words. */
    static String inWords(Side side) {
        return "Each item as it was at the end of the day, less what was applied to it until then, though it be paid by now. Days are counted from"
                + " the due or the invoice date. Retainage, unapplied cash and credits stand in columns of their own and reduce no bucket; an invoice"
                + " with more applied to it than its amount is a credit. The total equals the ledger's control accounts ("
                + side.check() + ").";
    }
}
