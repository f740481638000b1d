package com.superscapes.sync.xml;

import com.superscapes.sync.field.BadField;
import org.jspecify.annotations.Nullable;

/** Finds a single value in an element: {@code Amount/Value}, {@code Amount/@currency}, {@code @id}, or {@code .} for its own text. */
final class XmlPath {

    private XmlPath() {
    }

    /**
     * @param column for messages
     * @return null when there is none
     * @throws BadField if several elements or parts of one stand where a single text should
     */
    static @Nullable String text(Element row, String path, String column) throws BadField {
        Element found = row;
        if (!path.equals(".")) {
            for (String step : path.split("/")) {
                if (step.startsWith("@")) {
                    return found.attributes().get(step.substring(1));
                }
                Element child = only(found, step, column);
                if (child == null) {
                    return null;
                }
                found = child;
            }
        }
        if (found.text().isEmpty() && !found.children().isEmpty()) {
            throw new BadField(column, "wrong-type", "a single value should stand here, not an element with parts: "
                    + found.children().getFirst().name(), null);
        }
        return found.text();
    }

    private static @Nullable Element only(Element parent, String name, String column) throws BadField {
        Element found = null;
        for (Element child : parent.children()) {
            if (child.name().equals(name) && found != null) {
                throw new BadField(column, "duplicate-field", "the element " + name + " stands twice in the record",
                        null);
            }
            found = child.name().equals(name) ? child : found;
        }
        return found;
    }
}
