package com.superscapes.sync.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A small piece of a document, by local names: one account, one line, a header.
 *
 * @param text       of the element itself, without blanks around it
 * @param attributes by local name
 */
public record Element(String name, long line, String text, Map<String, String> attributes, List<Element> children) {

    private static final int LONGEST_TEXT = 1 << 20;
    private static final int DEEPEST = 50;
    private static final int MOST_ELEMENTS = 1 << 20;

    /** Reads from a start tag to its end tag. @throws XMLStreamException if it is broken, or too large for one row */
    public static Element read(XMLStreamReader xml) throws XMLStreamException {
        return read(xml, 0, new int[1]);
    }

    private static Element read(XMLStreamReader xml, int depth, int[] count) throws XMLStreamException {
        if (++count[0] > MOST_ELEMENTS) {
            throw new XMLStreamException("an element has more than a million parts", xml.getLocation());
        }
        if (depth > DEEPEST) {
            throw new XMLStreamException("elements are nested too deeply", xml.getLocation());
        }
        String name = xml.getLocalName();
        long line = xml.getLocation().getLineNumber();
        Map<String, String> attributes = attributes(xml);
        StringBuilder text = new StringBuilder();
        List<Element> children = new ArrayList<>(4);
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(read(xml, depth + 1, count));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("entity references are refused", xml.getLocation());
                default -> {
                    // comments and processing instructions say nothing of the ledger
                }
            }
            if (text.length() > LONGEST_TEXT) {
                throw new XMLStreamException("a text is longer than a million characters", xml.getLocation());
            }
        }
        return new Element(name, line, text.toString().strip(), attributes, children);
    }

    /** Those of the start tag that the reader stands on. */
    static Map<String, String> attributes(XMLStreamReader xml) {
        if (xml.getAttributeCount() == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i).strip());
        }
        return attributes;
    }

    /** The first child of that name, or null. */
    public @Nullable Element child(String wanted) {
        for (Element child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** The text at the end of a path of local names, or null when it is missing or empty. */
    public @Nullable String at(String... path) {
        Element found = this;
        for (String step : path) {
            found = found.child(step);
            if (found == null) {
                return null;
            }
        }
        return found.text.isEmpty() ? null : found.text;
    }
}
