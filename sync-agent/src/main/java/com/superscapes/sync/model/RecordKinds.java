package com.superscapes.sync.model;

import static com.superscapes.sync.model.RecordField.to;
import static com.superscapes.sync.model.RecordField.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every kind of record, members before the facts that point to them. To add one: an entry here and its tables in a migration;
 * a test compares the two. Amounts are debit positive: a receipt and a bill are negative.
 */
public final class RecordKinds {

    private static final RecordKind CUSTOMERS = members("customers", "customer", text("class"), whole("termsDays"),
            to("branch", "branch"), flag("active"));
    private static final RecordKind PROPERTIES = members("properties", "property", to("customer", "customer"),
            to("branch", "branch"), text("city"), text("region"));
    private static final RecordKind VENDORS = members("vendors", "vendor", text("class"), whole("termsDays"),
            flag("active"));
    private static final RecordKind CREWS = members("crews", "crew", to("branch", "branch"));
    private static final RecordKind COST_CODES = members("cost-codes", "cost_code", costType(), text("parent"));
    private static final RecordKind SERVICE_LINES = members("service-lines", "service_line");
    private static final RecordKind JOBS = members("jobs", "job", to("customer", "customer"),
            to("property", "property"), to("branch", "branch"), to("division", "division"),
            to("serviceLine", "service_line"),
            word("jobType", "construction", "maintenance", "enhancement", "snow", "irrigation", "other"),
            word("billingMethod", "fixed-price", "time-and-materials", "unit-price", "recurring"),
            amount("contractAmount"), quantity("retainagePercent"),
            word("status", "bid", "active", "complete", "closed"), text("manager"), date("startDate"), date("endDate"));
    private static final RecordKind PHASES = members("phases", "job_phase", to("job", "job").needed());
    private static final RecordKind EMPLOYEES = members("employees", "employee", text("position"), text("department"),
            to("branch", "branch"), to("crew", "crew"), date("hiredOn"), date("leftOn"), text("status"),
            amount("payRate"));
    private static final RecordKind EQUIPMENT = members("equipment", "equipment", text("class"), to("branch", "branch"),
            date("purchasedOn"), date("disposedOn"), amount("hourlyRate"), text("status"));
    private static final RecordKind AR_ITEMS = facts("ar-items", "ar_item", text("document"),
            word("kind", "invoice", "credit", "retainage", "unapplied").needed(), to("customer", "customer"),
            to("job", "job"), date("invoiceDate"), date("dueDate"), to("account", "account"), amount("amount").needed(),
            flag("disputed"), text("status"), text("description"), text("entry"));
    private static final RecordKind AR_APPLICATIONS = facts("ar-applications", "ar_application", text("item").needed(),
            word("kind", "payment", "credit", "discount", "write-off", "retainage-release", "reclass").needed(),
            amount("amount").needed(), to("account", "account"), text("document"), text("entry"));
    private static final RecordKind AP_ITEMS = facts("ap-items", "ap_item", text("document"),
            word("kind", "invoice", "credit", "retainage", "unapplied").needed(), to("vendor", "vendor"),
            to("job", "job"), date("invoiceDate"), date("dueDate"), to("account", "account"), amount("amount").needed(),
            flag("disputed"), text("holdReason"), text("status"), text("description"), text("entry"),
            text("purchaseOrder"), text("subcontract"), date("discountOn"), amount("discountAmount"));
    private static final RecordKind AP_APPLICATIONS = facts("ap-applications", "ap_application", text("item").needed(),
            word("kind", "payment", "credit", "discount", "write-off", "retainage-release", "reclass").needed(),
            amount("amount").needed(), to("account", "account"), text("document"), text("entry"));
    private static final RecordKind AR_LINES = facts("ar-lines", "ar_line", text("item").needed(), whole("line"),
            to("job", "job"), to("phase", "job_phase"), to("costCode", "cost_code"), text("description"),
            quantity("quantity"), amount("unitPrice"), amount("amount").needed(), to("account", "account"));
    private static final RecordKind AP_LINES = facts("ap-lines", "ap_line", text("item").needed(), whole("line"),
            to("job", "job"), to("phase", "job_phase"), to("costCode", "cost_code"), costType(), text("description"),
            quantity("quantity"), amount("unitPrice"), amount("amount").needed(), to("account", "account"));
    private static final RecordKind JOB_COSTS = facts("job-costs", "job_cost", to("job", "job").needed(),
            to("phase", "job_phase"), to("costCode", "cost_code"), costType().needed(), to("vendor", "vendor"),
            to("employee", "employee"), to("equipment", "equipment"), quantity("hours"), quantity("quantity"),
            amount("amount").needed(), quantity("billingQuantity"), amount("billingAmount"), amount("overheadAmount"),
            to("account", "account"), text("payRecord"), text("document"), text("description"), text("entry"));
    private static final RecordKind EQUIPMENT_COSTS = facts("equipment-costs", "equipment_cost",
            to("equipment", "equipment").needed(),
            word("kind", "fuel", "repair", "depreciation", "insurance", "interest", "rental", "shop-labor", "charge",
                    "other").needed(),
            to("job", "job"), to("employee", "employee"), quantity("hours"), quantity("quantity"),
            amount("amount").needed(), to("account", "account"), text("document"), text("description"), text("entry"));
    private static final RecordKind EQUIPMENT_USAGE = facts("equipment-usage", "equipment_usage",
            to("equipment", "equipment").needed(), to("job", "job"), to("employee", "employee"), quantity("hours"),
            quantity("meterReading"), quantity("fuelQuantity"), text("description"));
    private static final RecordKind PAYROLL = facts("payroll", "payroll", to("employee", "employee").needed(),
            date("periodStart"), date("periodEnd"), text("document"), quantity("regularHours"),
            quantity("overtimeHours"), quantity("premiumHours"), quantity("sickHours"), quantity("vacationHours"),
            quantity("holidayHours"), amount("gross").needed(), amount("deductions"), amount("additions"),
            amount("net"), amount("burden"), text("status"), text("entry"));
    private static final RecordKind TIME_ENTRIES = facts("time-entries", "time_entry",
            to("employee", "employee").needed(), to("crew", "crew"), to("job", "job"), to("phase", "job_phase"),
            to("costCode", "cost_code"), to("equipment", "equipment"),
            word("payType", "regular", "overtime", "premium", "sick", "vacation", "holiday", "other").needed(),
            quantity("hours").needed(), amount("payRate"), amount("payAmount"), amount("burdenAmount"), text("payroll"),
            text("description"));
    private static final RecordKind JOB_ESTIMATES = facts("job-estimates", "job_estimate", to("job", "job").needed(),
            to("phase", "job_phase"), to("costCode", "cost_code"), costType().needed(), text("version").needed(),
            quantity("hours"), amount("amount").needed(), amount("revenueAmount"));
    private static final RecordKind CHANGE_ORDERS = facts("change-orders", "change_order", to("job", "job").needed(),
            text("number"), word("status", "approved", "pending", "rejected").needed(), amount("contractAmount"),
            amount("costAmount"), text("description"));
    private static final RecordKind COMMITMENTS = facts("commitments", "commitment", text("number").needed(),
            word("kind", "purchase-order", "subcontract").needed(), word("status", "open", "closed").needed(),
            to("vendor", "vendor"), to("job", "job"), date("expectedOn"), date("closedOn"), text("description"));
    private static final RecordKind COMMITMENT_ITEMS = facts("commitment-items", "commitment_item",
            text("commitment").needed(), word("kind", "original", "change", "cancellation").needed(), whole("line"),
            to("job", "job"), to("phase", "job_phase"), to("costCode", "cost_code"), costType(),
            to("account", "account"), text("description"), quantity("quantity"), amount("unitPrice"),
            amount("amount").needed(), amount("received"), quantity("receivedQuantity"), quantity("cancelledQuantity"));
    private static final List<RecordKind> ALL = List.of(CUSTOMERS, PROPERTIES, VENDORS, CREWS, COST_CODES,
            SERVICE_LINES, JOBS, PHASES,
            EMPLOYEES, EQUIPMENT, AR_ITEMS, AR_APPLICATIONS, AP_ITEMS, AP_APPLICATIONS, AR_LINES, AP_LINES, JOB_COSTS,
            EQUIPMENT_COSTS, EQUIPMENT_USAGE, PAYROLL, TIME_ENTRIES, JOB_ESTIMATES, CHANGE_ORDERS,
            COMMITMENTS, COMMITMENT_ITEMS);

    private RecordKinds() {
    }

    /** In loading order. */
    public static List<RecordKind> all() {
        return ALL;
    }

    /** The kind of this content; empty for content that is no record, such as the journal. */
    public static Optional<RecordKind> of(String content) {
        return ALL.stream().filter(kind -> kind.content().equals(content)).findFirst();
    }

    private static RecordKind members(String content, String table, RecordField... fields) {
        List<RecordField> all = new ArrayList<>(List.of(text("code").needed(), text("name").needed()));
        all.addAll(List.of(fields));
        return new RecordKind(content, table, true, all);
    }

    private static RecordKind facts(String content, String table, RecordField... fields) {
        return new RecordKind(content, table, false, List.of(fields));
    }

    private static RecordField text(String name) {
        return RecordField.of(name, FieldType.TEXT);
    }

    private static RecordField whole(String name) {
        return RecordField.of(name, FieldType.WHOLE);
    }

    private static RecordField amount(String name) {
        return RecordField.of(name, FieldType.AMOUNT);
    }

    private static RecordField quantity(String name) {
        return RecordField.of(name, FieldType.QUANTITY);
    }

    private static RecordField date(String name) {
        return RecordField.of(name, FieldType.DATE);
    }

    private static RecordField flag(String name) {
        return RecordField.of(name, FieldType.FLAG);
    }

    private static RecordField costType() {
        return word("costType", "labor", "materials", "subcontract", "equipment", "other");
    }
}
