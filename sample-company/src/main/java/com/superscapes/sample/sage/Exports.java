package com.superscapes.sample.sage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of {@link OperationFiles}: which table, and which of its columns under which header. */
final class Exports {

    /** By table. */
    static final Map<String, Export> ALL = exports();

    /** One file: a column of it after the other as "header column" or "header column=how". */
    record Export(String file, List<String> headers, List<Source> sources) {
    }

    /** @param how what is made of the column: nothing, or one of the words that {@link OperationFiles} knows */
    record Source(String column, String how) {
    }

    private Exports() {
    }

    private static Map<String, Export> exports() {
        Map<String, Export> all = new LinkedHashMap<>();
        add(all, "reccln", "customers.csv", "customer recnum, name clnnme, terms_days duedys");
        add(all, "actpay", "vendors.csv", "vendor recnum, name vndnme, terms_days duedys");
        add(all, "svclin", "service-lines.csv", "service_line recnum, code svccde, name svcnme");
        add(all, "prpsit", "properties.csv",
                "property recnum, name prpnme, customer clnnum, branch dptmnt=branch, city ctynme, region region");
        add(all, "crwlst", "crews.csv", "crew recnum, code shtnme, name crwnme, branch dptmnt=branch");
        add(all, "eqpuse", "equipment-usage.csv",
                "use recnum, date usedte, equipment eqpnum, job jobnum, hours hrsuse, meter mtrrdg, fuel fuelqt");
        add(all, "mgrest", "manager-estimates.csv",
                "estimate recnum=manager, date estdte, job jobnum, cost_code cstcde, cost_type csttyp, amount ttlest");
        add(all, "cstcde", "cost-codes.csv", "cost_code recnum, name cdenme, cost_type csttyp");
        add(all, "employ", "employees.csv",
                "employee recnum, position payttl, branch dptmnt=branch, crew dptmnt, hired dtehre, left dteina, status status, pay_rate payrt1");
        add(all, "eqpmnt", "equipment.csv",
                "equipment recnum, code shtnme, name eqpnme, class eqptyp, branch dptmnt=branch, purchased prchdt, hourly_rate hrrate");
        add(all, "actrec", "jobs.csv",
                "job recnum, code shtnme, name jobnme, customer clnnum, property clnnum=property, branch dptmnt=branch,"
                        + " division dptmnt=division, service_line clnnum=service-line, type jobtyp,"
                        + " contract cntrct, retainage_percent retpct, status status, manager supvsr, start sttdte, end cmpdte");
        add(all, "jobphs", "phases.csv", "phase recnum, job jobnum, number phsnum, name phsnme");
        String item = "invoice recnum, kind invtyp, number invnum, date invdte, due duedte, %s, job jobnum, amount invnet,"
                + " account lgract, status status, description dscrpt, entry lgrrec=entry";
        add(all, "acrinv", "ar-invoices.csv", item.formatted("customer clnnum"));
        add(all, "acpinv", "ap-invoices.csv", item.formatted("vendor vndnum")
                + ", purchase_order pchord, subcontract ctcnum, discount_date dscdte, discount dscavl");
        add(all, "arivln", "ar-invoice-lines.csv",
                "id recnum=line, invoice recnum, line linnum, date @=day, job jobnum, description dscrpt, amount amount, account lgract");
        add(all, "pchord", "purchase-orders.csv",
                "order recnum=order, number ordnum, date orddte, vendor vndnum, job jobnum, status status, expected deldte, description dscrpt");
        add(all, "pcorln", "purchase-order-lines.csv",
                "id recnum=order-line, order recnum=order, line linnum, date recnum=ordered, job recnum=order-job, cost_code cstcde, cost_type csttyp,"
                        + " account lgract, description prtdsc, quantity linqty, price linprc, amount extttl, received rcvdte, cancelled cancel");
        add(all, "subcon", "subcontracts.csv",
                "subcontract recnum=subcontract, number ctcnum, date condte, vendor vndnum, job jobnum, status status, planned_end orgfin, ended findte,"
                        + " description dscrpt");
        add(all, "sbcnln", "subcontract-lines.csv",
                "id recnum=subcontract-line, subcontract recnum=subcontract, line linnum, date recnum=signed, job recnum=subcontract-job, cost_code cstcde,"
                        + " cost_type csttyp, description dscrpt, amount amount, billed billed");
        add(all, "sbcgln", "subcontract-changes.csv",
                "id recnum=change-line, subcontract vndctc=subcontract, line ctclin, date chgdte, job vndctc=subcontract-job, cost_code cstcde,"
                        + " cost_type csttyp, status chgsts, description dscrpt, amount bdgprc");
        add(all, "apivln", "ap-invoice-lines.csv",
                "id recnum=line, invoice recnum, line linnum, date @=day, job jobnum, cost_code cstcde, cost_type csttyp, description dscrpt,"
                        + " amount amount, account lgract");
        add(all, "acrpmt", "ar-payments.csv",
                "payment recnum=part, invoice acrinv=part, date pmtdte, kind pmttyp, amount amount, account lgract,"
                        + " description dscrpt, entry lgrrec=entry");
        add(all, "acppmt", "ap-payments.csv",
                "payment recnum=part, invoice acpinv=part, date pmtdte, kind pmttyp, amount amount, account lgract,"
                        + " check chknum, entry lgrrec=entry");
        add(all, "jobcst", "job-costs.csv",
                "cost recnum, date trndte, job jobnum, cost_code cstcde, cost_type csttyp, vendor vndnum, hours csthrs, amount cstamt,"
                        + " account lgract, document trnnum, description dscrpt, entry lgrrec=entry");
        add(all, "eqpcst", "equipment-costs.csv",
                "cost recnum, date trndte, equipment eqpnum, kind csttyp, job jobnum, hours csthrs, amount cstamt, account lgract,"
                        + " description dscrpt, entry lgrrec=entry");
        add(all, "payrec", "pay-records.csv",
                "record recnum, employee empnum, start strprd, end payprd, check chknum, date chkdte, branch dptmnt=branch,"
                        + " division dptmnt=division, regular_hours reghrs, overtime_hours ovthrs, gross grspay, deductions dedttl,"
                        + " additions addttl, net netpay, burden burden, entry lgrrec=entry");
        add(all, "tmcdln", "time-cards.csv",
                "id recnum=line, record recnum, employee empnum, crew dptmnt, date dtewrk, branch dptmnt=branch,"
                        + " division dptmnt=division, job jobnum,"
                        + " cost_code cstcde, pay_type paytyp, rate payrte, hours hrswrk, amount payamt, description dscrpt");
        add(all, "bdglin", "job-budgets.csv",
                "budget recnum, date bdgdte, job jobnum, cost_code cstcde, cost_type csttyp, hours hrsbdg, amount ttlbdg");
        add(all, "aialin", "stored-materials.csv",
                "stored recnum=stored, date @=day, job recnum=application, cost_code cstcde, amount strmat");
        add(all, "prmchg", "change-orders.csv",
                "change_order recnum, job jobnum, number chgnum, date chgdte, description dscrpt, status status, contract appamt,"
                        + " cost cstamt");
        return all;
    }

    private static void add(Map<String, Export> all, String table, String file, String columns) {
        List<String> headers = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (String column : columns.split(",\\s*")) {
            String[] words = column.split(" ");
            String[] source = words[1].split("=");
            headers.add(words[0]);
            sources.add(new Source(source[0], source.length > 1 ? source[1] : ""));
        }
        all.put(table, new Export(file, headers, sources));
    }
}
