package com.superscapes.proxy.report;

import com.superscapes.api.report.ReportClock;
import com.superscapes.proxy.session.Caller;
import com.superscapes.proxy.session.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a report is called, asked with and open to.
 *
 * @param definition what it shows, in words, with its formulas and what they leave out
 * @param listed     false for pages that only make sense opened from another report
 * @param entityWide true when a caller limited to branches may not run it
 * @param lines      true when it lists ledger lines or entries one by one
 */
public record ReportSpec(String code, ReportGroup group, String title, ReportClock clock, String definition,
        List<Parameter<?>> parameters, boolean listed, boolean entityWide, boolean lines, Set<Role> roles) {

    /** A report for every role that reads figures, in the scope each has. */
    public static ReportSpec of(String code, ReportGroup group, String title, ReportClock clock, String definition,
            Parameter<?>... parameters) {
        Set<Role> readers = Arrays.stream(Role.values()).filter(Role::readsLedger)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        return new ReportSpec(code, group, title, clock, definition, List.of(parameters), true, false, false, readers);
    }

    /** The same, opened from another report only. */
    public ReportSpec unlisted() {
        return new ReportSpec(code, group, title, clock, definition, parameters, false, entityWide, lines, roles);
    }

    /** The same for callers without a branch scope only. */
    public ReportSpec entityWideOnly() {
        return new ReportSpec(code, group, title, clock, definition, parameters, listed, true, lines, roles);
    }

    /** The same, listing lines or entries one by one. */
    public ReportSpec ofLines() {
        return new ReportSpec(code, group, title, clock, definition, parameters, listed, entityWide, true, roles);
    }

    /** The same for these roles only. */
    public ReportSpec forRoles(Role first, Role... more) {
        return new ReportSpec(code, group, title, clock, definition, parameters, listed, entityWide, lines,
                EnumSet.of(first, more));
    }

    /** True for pay and hours: recorded before it is read, and never kept. */
    public boolean onPay() {
        return group == ReportGroup.LABOR;
    }

    /** True when an answer may be given again: not pay, and no list of single records, which may name people. */
    public boolean mayBeKept() {
        return listed && !lines && !onPay();
    }

    /** True when the caller may run it. */
    public boolean permits(Caller caller) {
        return roles.contains(caller.role()) && (!entityWide || caller.entityWide());
    }
}
