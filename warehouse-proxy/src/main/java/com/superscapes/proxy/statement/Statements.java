package com.superscapes.proxy.statement;

import com.superscapes.api.statement.Statement;
import com.superscapes.api.statement.StatementRequest;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.proof.ProofReader;
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
        Entity entity = Entity.read(snapshot, plan.filters());
        Template template = plan.template();
        Map<String, String> described = plan.filters().describe();
        described.put("period", period(plan));
        return new Statement(request.statement(), template.title(), entity.name(snapshot.caller()), period(plan),
                amounts.currency() == null ? entity.currency() : amounts.currency(), Rows.columns(plan),
                List.copyOf(Rows.of(plan, new RowValues(plan, amounts))), proofs.read(snapshot,
                        template.title() + ", " + period(plan), described, template.name(), amounts.lineCount()));
    }

    private static String period(StatementPlan plan) {
        int key = plan.request().periodKey();
        if (plan.request().statement().equals(Columns.BALANCE_SHEET)) {
            return "As of " + plan.names().day(key);
        }
        return plan.request().yearToDate() ? "Year to date through " + plan.names().name(key) : plan.names().name(key);
    }
}
