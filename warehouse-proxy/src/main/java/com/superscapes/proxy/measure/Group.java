package com.superscapes.proxy.measure;

/** What sums can be grouped by, where it is found, and whether only the branch rollup has it. */
public enum Group {
    PERIOD("period", "s.label", false), FISCAL_YEAR("fiscal-year", "s.label", false), SCENARIO("scenario", "s.scenario",
            false), COMPANY("company", "c.code", false), REGION("region", "b.region", true), BRANCH("branch", "b.code",
                    true), DIVISION("division", "d.code", true), ACCOUNT("account", "a.code", false), ACCOUNT_TYPE(
                            "account-type", "a.account_type", false), CURRENCY("currency", "r.currency",
                                    false), ACCOUNT_KEY("account-key", "r.account_key::text", false);

    private final String id;
    private final String expression;
    private final boolean finer;

    Group(String id, String expression, boolean finer) {
        this.id = id;
        this.expression = expression;
        this.finer = finer;
    }

    /** The dimension's id on the wire. */
    public String id() {
        return id;
    }

    String expression() {
        return expression;
    }

    /** True when only the branch rollup can be grouped so. */
    public boolean finer() {
        return finer;
    }
}
