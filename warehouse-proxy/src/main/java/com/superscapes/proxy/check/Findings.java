package com.superscapes.proxy.check;

import java.util.ArrayList;
import java.util.List;

/** What was found so far, in the order it was looked at. */
public final class Findings {

    private final List<Finding> all = new ArrayList<>();

    public void ok(String about, String sentence) {
        all.add(new Finding(Severity.OK, about, sentence));
    }

    public void warning(String about, String sentence) {
        all.add(new Finding(Severity.WARNING, about, sentence));
    }

    public void error(String about, String sentence) {
        all.add(new Finding(Severity.ERROR, about, sentence));
    }

    /** Everything, as a copy. */
    public List<Finding> all() {
        return List.copyOf(all);
    }

    /** How many are as bad as that. */
    public long count(Severity severity) {
        return all.stream().filter(finding -> finding.severity() == severity).count();
    }
}
