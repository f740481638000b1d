package com.superscapes.sync.saft;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A small piece of the document, by local names: one account, one line, the header. */
record Element(String name, long line, String text, List<Element> children) {

    private static final int LONGEST_TEXT = 1 << 20;
    private static final int DEEPEST = 50;

    /** Reads from a start tag to its end tag. */
    static Element read(XMLStreamReader xml) throws XMLStreamException {
        return read(xml, 0);
    }

    private static Element read(XMLStreamReader xml, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("elements are nested too deeply", xml.getLocation());
        }
        String name = xml.getLocalName();
        long line = xml.getLocation().getLineNumber();
        StringBuilder text = new StringBuilder();
        List<Element> children = new ArrayList<>(4);
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(read(xml, depth + 1));
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
        return new Element(name, line, text.toString().strip(), children);
    }

    @Nullable
    Element child(String wanted) {
        for (Element child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** The text at the end of a path of local names, or null when it is missing or empty. */
    @Nullable
    String at(String... path) {
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
