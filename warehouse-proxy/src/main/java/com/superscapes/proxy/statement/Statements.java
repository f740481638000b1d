package com.superscapes.proxy.statement;

import com.superscapes.api.query.PeriodRange;
import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementColumn;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.api.statement.StatementRow;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.measure.PartialNames;
import com.superscapes.proxy.measure.Periods;
import com.superscapes.proxy.measure.Span;
import com.superscapes.proxy.period.Covered;
import com.superscapes.proxy.proof.ProofReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Statements from their templates: amounts by account, rows, heads and the proof, all in one snapshot. */
public final class Statements {

    private final ProofReader proofs;

    public Statements(ProofReader proofs) {
        this.proofs = proofs;
    }

    /** Reads a statement whose request was checked. Money is in the statement's own display sign. */
    public Statement answer(Snapshot snapshot, StatementRequest request) {
        StatementPlan plan = StatementPlan.of(request, snapshot);
        AccountAmounts amounts = AccountAmounts.read(snapshot, plan);
        List<String> notes = new ArrayList<>();
        Restatements restated = Restatements.of(snapshot, plan, amounts, proofs.periods(snapshot));
        notes.addAll(restated.notes());
        Group dimension = plan.dimension();
        Moves moves = Moves.NONE;
        if (dimension == null) {
            moves = Moves.read(snapshot, plan, amounts);
        } else {
            MemberColumns members = MemberColumns.read(snapshot, plan, dimension, amounts);
            plan = plan.with(members.columns());
            amounts = members.amounts();
            moves = members.moves();
            notes.add(members.note());
            if (plan.options().allocation() != null) {
                notes.add(AllocatedOverhead.note(plan, dimension, members.pool(), amounts.currency()));
            }
        }
        List<StatementColumn> columns = Rows.columns(plan);
        List<StatementRow> rows = List.copyOf(Rows.of(plan, new RowValues(plan, amounts, moves)));
        notes.addAll(Notes.of(plan, moves));
        Rounding rounding = Rounding.of(plan.options().rounding(), columns, rows, dimension != null);
        notes.addAll(rounding.notes());
        Entity entity = Entity.read(snapshot, plan.filters());
        Template template = plan.template();
        Map<String, String> described = plan.filters().describe();
        described.put("period", period(plan));
        if (plan.options().allocation() != null) {
            described.put("overhead", "allocated by " + AllocatedOverhead.words(plan.options().allocation()));
        }
        return new Statement(request.statement(), template.title(), entity.name(snapshot.caller()), period(plan),
                amounts.currency() == null ? entity.currency() : amounts.currency(), columns, rounding.rows(),
                proofs.read(snapshot, Covered.to(request.periodKey(), request.filters()),
                        template.title() + ", " + period(plan), described, template.name(),
                        amounts.lineCount()).and(restated.check()),
                notes, rounding.adjusted());
    }

    private static String period(StatementPlan plan) {
        ValueColumn whole = plan.columns().getLast().id().equals("actual")
                ? plan.columns().getLast()
                : plan.columns().getFirst();
        PeriodRange range = whole.span().range();
        Span.Cut cut = whole.span().cut();
        String end = cut == null ? "" : ", " + PartialNames.of(cut);
        if (plan.request().statement().equals(Columns.BALANCE_SHEET)) {
            return "As of " + plan.names().day(range.to()) + end;
        }
        if (range.from() == range.to()) {
            return plan.names().name(range.to()) + end;
        }
        return (range.from() == Periods.yearStart(range.to())
                ? "Year to date through "
                : "Twelve months through ") + plan.names().name(range.to()) + end;
    }
}
