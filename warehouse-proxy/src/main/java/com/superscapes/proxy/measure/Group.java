package com.superscapes.proxy.measure;

/** What sums can be grouped by, where it is found, and how fine the rows must be. */
public enum Group {
    PERIOD("period", "s.label", Grain.COMPANY), FISCAL_YEAR("fiscal-year", "s.label", Grain.COMPANY), SCENARIO(
            "scenario", "s.scenario", Grain.COMPANY), COMPANY("company", "c.code", Grain.COMPANY), REGION("region",
                    "b.region", Grain.BRANCH), BRANCH("branch", "b.code", Grain.BRANCH), DIVISION("division", "d.code",
                            Grain.BRANCH), ACCOUNT("account", "coalesce(a.code, '')", Grain.COMPANY), ACCOUNT_TYPE(
                                    "account-type", "coalesce(a.account_type, '')", Grain.COMPANY), CURRENCY(
                                            "currency", "r.currency", Grain.COMPANY), JOB("job",
                                                    "coalesce(j.code, '')", Grain.JOB), CUSTOMER("customer",
                                                            "coalesce(cu.code, '')", Grain.JOB), SERVICE_LINE(
                                                                    "service-line", "coalesce(sl.code, '')",
                                                                    Grain.JOB), ACCOUNT_KEY("account-key",
                                                                            "r.account_key::text", Grain.COMPANY);

    private final String id;
    private final String expression;
    private final Grain grain;

    Group(String id, String expression, Grain grain) {
        this.id = id;
        this.expression = expression;
        this.grain = grain;
    }

    /** The dimension's id on the wire. */
    public String id() {
        return id;
    }

    String expression() {
        return expression;
    }

    /** True when it is told by the span and not by the row. */
    boolean ofSpan() {
        return this == PERIOD || this == FISCAL_YEAR || this == SCENARIO;
    }

    /** How fine the rows must be to be grouped so. */
    public Grain grain() {
        return grain;
    }
}
