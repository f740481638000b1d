package com.superscapes.proxy.measure;

/** The newest version of each member of a dimension with history, as a relation of key, code and name. */
final class Members {

    private Members() {
    }

    /** @param dimension job, customer or service_line: a view with these columns */
    static String newest(String dimension) {
        String key = dimension + "_key";
        return "(select distinct on (m." + key + ") m." + key + ", m.code, m.name from semantic." + dimension
                + " m where m." + key + " <> 0 order by m." + key + ", m.valid_from desc)";
    }
}
