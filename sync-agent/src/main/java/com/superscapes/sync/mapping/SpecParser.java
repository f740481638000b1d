package com.superscapes.sync.mapping;

import java.util.List;

/** Reads what a table of a contract means, in the words that mappings of files use too. */
public final class SpecParser {

    private SpecParser() {
    }

    /** Rules that give accounts their statement classes. @throws BadMapping if a class is unknown */
    public static List<Mapping.ClassRule> classRules(Keys keys) {
        return FileSpecReader.classRules(keys);
    }

    /**
     * @param keys   of the item; all of them must have been asked for after this
     * @param name   stands where a file's pattern would
     * @throws BadMapping if it could not be loaded
     */
    public static Mapping.FileSpec parse(Keys keys, String name) {
        return FileSpecReader.read(keys, name, Mapping.Format.DEFAULT);
    }
}
