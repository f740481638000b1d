package com.superscapes.proxy.report.analysis;

import com.superscapes.api.report.ReportParameter.Choice;
import com.superscapes.proxy.measure.Group;
import com.superscapes.proxy.report.Parameter;
import com.superscapes.proxy.report.ReportRun;
import java.util.HashMap;
import java.util.Map;

/** What margins can be looked at by. */
final class Dimensions {

    static final Parameter<String> BY = Parameter.choice("by", "By", new Choice("branch", "Branch"),
            new Choice("division", "Division"), new Choice("service-line", "Service line"),
            new Choice("customer", "Customer"), new Choice("job", "Job"), new Choice("region", "Region"),
            new Choice("company", "Company"));
    private static final Map<String, String> VIEWS = Map.of("branch", "branch", "division", "division", "service-line",
            "service_line", "customer", "customer", "job", "job", "company", "company");

    private Dimensions() {
    }

    static Group group(String by) {
        return switch (by) {
            case "division" -> Group.DIVISION;
            case "service-line" -> Group.SERVICE_LINE;
            case "customer" -> Group.CUSTOMER;
            case "job" -> Group.JOB;
            case "region" -> Group.REGION;
            case "company" -> Group.COMPANY;
            default -> Group.BRANCH;
        };
    }

    /** Names by code; the newest name of each. */
    static Map<String, String> names(ReportRun run, String by) {
        Map<String, String> names = new HashMap<>();
        String view = VIEWS.get(by);
        if (view != null) {
            run.query("select code, name from semantic." + view)
                    .map((row, context) -> names.put(row.getString(1), row.getString(2))).list();
        }
        return names;
    }

    static String label(String code, Map<String, String> names) {
        if (code.isEmpty()) {
            return "Unassigned";
        }
        String name = names.getOrDefault(code, code);
        return name.equals(code) ? code : code + " " + name;
    }
}
