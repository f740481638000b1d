package com.superscapes.sample.books;

/** The module an entry comes from, and who posts there. */
public enum Source {
    GL("gl.accountant"), AP("ap.clerk"), AR("ar.clerk"), PR("payroll.clerk"), EQ("equipment.clerk");

    private final String postedBy;

    Source(String postedBy) {
        this.postedBy = postedBy;
    }

    /** The role account that posts this module's entries. */
    public String postedBy() {
        return postedBy;
    }
}
