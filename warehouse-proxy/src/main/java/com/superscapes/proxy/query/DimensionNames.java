package com.superscapes.proxy.query;

import com.superscapes.proxy.measure.Group;

/** Column heads of dimensions. */
final class DimensionNames {

    private DimensionNames() {
    }

    static String of(Group group) {
        String words = group.id().replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
