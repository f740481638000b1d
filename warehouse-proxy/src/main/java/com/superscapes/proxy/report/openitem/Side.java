package com.superscapes.proxy.report.openitem;

import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.ReportGroup;
import java.util.List;
import java.util.Locale;

/** The two sub-ledgers, which are asked alike. Figures are positive when they are owed: receivables to us, payables by us. */
public enum Side {
    RECEIVABLE("ar", "AR", ReportGroup.RECEIVABLES, "customer", "Customer", "T6", 1,
            List.of("receivable", "retainage-receivable")), PAYABLE("ap", "AP", ReportGroup.PAYABLES, "vendor",
                    "Vendor", "T7", -1, List.of("payable", "retainage-payable"));

    private final String prefix;
    private final String name;
    private final ReportGroup group;
    private final String party;
    private final String partyName;
    private final String check;
    private final int sign;
    private final List<String> classes;
    private final Parameter<String> partyParameter;

    Side(String prefix, String name, ReportGroup group, String party, String partyName, String check, int sign,
            List<String> classes) {
        this.prefix = prefix;
        this.name = name;
        this.group = group;
        this.party = party;
        this.partyName = partyName;
        this.check = check;
        this.sign = sign;
        this.classes = classes;
        this.partyParameter = Parameter.text(party, partyName, false);
    }

    /** Code of one of its reports: "ar-ageing". */
    String report(String what) {
        return prefix + "-" + what;
    }

    /** "AR" or "AP". */
    String shortName() {
        return name;
    }

    /** "receivables" or "payables". */
    String plural() {
        return group.title().toLowerCase(Locale.ROOT);
    }

    ReportGroup group() {
        return group;
    }

    /** "customer" or "vendor": the dimension, and the parameter's code. */
    String party() {
        return party;
    }

    /** "Customer" or "Vendor". */
    String partyName() {
        return partyName;
    }

    /** The customer or vendor by code; empty for all, {@link OpenItems#UNASSIGNED} for items without one. */
    Parameter<String> partyParameter() {
        return partyParameter;
    }

    /** The check that compares it with the ledger. */
    String check() {
        return check;
    }

    /** +1 where the warehouse's debit-positive amounts are shown as they are, -1 where they are turned. */
    int sign() {
        return sign;
    }

    /** Statement classes of the control accounts where no item names one. */
    List<String> controlClasses() {
        return classes;
    }

    /** Puts the side's names into SQL: {side} is ar or ap, {party} customer or vendor, {sign} 1 or -1. */
    String sql(String template) {
        return template.replace("{side}", prefix).replace("{party}", party).replace("{sign}", Integer.toString(sign));
    }
}
