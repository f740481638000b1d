package com.superscapes.proxy.session;

import java.util.List;
import java.util.Locale;

/** The reading roles, what each may open, and its names: {@code id} on the wire, the constant in the database. */
public enum Role {
    EXECUTIVE(true, true), CONTROLLER(true, true), ACCOUNTANT(true, true), BRANCH_MANAGER(true, false), PAYROLL(false,
            false), AUDITOR(true, true), ADMINISTRATOR(false, false);

    private static final List<String> ALL_REPORTS = List.of("profit-and-loss", "balance-sheet", "cash-flow",
            "trial-balance", "equity-roll-forward");
    private static final List<String> SCOPED_REPORTS = List.of("profit-and-loss");

    private final boolean readsLedger;
    private final boolean mayBeEntityWide;

    Role(boolean readsLedger, boolean mayBeEntityWide) {
        this.readsLedger = readsLedger;
        this.mayBeEntityWide = mayBeEntityWide;
    }

    /** From the name in {@code security.app_user}. */
    public static Role ofDatabase(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** On the wire, for example branch-manager. */
    public String id() {
        return databaseName().replace('_', '-');
    }

    /** In the database, without the installation's prefix. */
    public String databaseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** False for payroll and administrator, who see no ledger figures. */
    public boolean readsLedger() {
        return readsLedger;
    }

    /** False for roles that are always limited to branches. */
    public boolean mayBeEntityWide() {
        return mayBeEntityWide;
    }

    /** Statements this role may open; the balance sheet and trial balance need entity-wide scope. */
    public List<String> reports(boolean entityWide) {
        if (!readsLedger) {
            return List.of();
        }
        return entityWide ? ALL_REPORTS : SCOPED_REPORTS;
    }
}
