package com.superscapes.sync.xml;

import com.superscapes.sync.row.ColumnPath;
import com.superscapes.sync.source.UnreadableSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The elements at the end of a path, one at a time, with what was read so far of the elements that enclose them. */
final class XmlRecords {

    private final String name;
    private final XMLStreamReader xml;
    private final List<String> path;
    private final List<ColumnPath> columns;
    private final List<Element> enclosing = new ArrayList<>();
    private final List<Boolean> delivered = new ArrayList<>();
    private String root = "";
    private boolean any;

    /**
     * @param rows    local names from the root to a row, with slashes between them
     * @param columns that the mapping asks for; parts of enclosing elements are kept where one asks for them
     */
    XmlRecords(String name, XMLStreamReader xml, String rows, List<ColumnPath> columns) {
        this.name = name;
        this.xml = xml;
        this.path = Arrays.stream(rows.split("/")).filter(step -> !step.isEmpty()).toList();
        this.columns = columns;
    }

    /** @param enclosing outermost first; their later parts are not read yet */
    record Found(Element row, List<Element> enclosing) {
    }

    @Nullable
    Found next() throws UnreadableSource {
        try {
            while (xml.hasNext()) {
                Found found = step();
                if (found != null) {
                    return found;
                }
            }
        } catch (XMLStreamException broken) {
            throw Xml.unreadable(name, broken);
        }
        if (!any) {
            throw new UnreadableSource(name, 1L, "rows", "missing-rows", "the file has no element "
                    + String.join("/", path) + ", which the mapping says its rows are; its root is " + root);
        }
        return null;
    }

    private @Nullable Found step() throws XMLStreamException, UnreadableSource {
        switch (xml.next()) {
            case XMLStreamConstants.DTD -> throw Xml.definitionRefused(name, line());
            case XMLStreamConstants.ENTITY_REFERENCE -> throw Xml.entityRefused(xml);
            case XMLStreamConstants.START_ELEMENT -> {
                return start();
            }
            case XMLStreamConstants.END_ELEMENT -> {
                enclosing.removeLast();
                delivered.removeLast();
            }
            default -> {
                // text between the elements says nothing
            }
        }
        return null;
    }

    private @Nullable Found start() throws XMLStreamException, UnreadableSource {
        String element = xml.getLocalName();
        root = root.isEmpty() ? element : root;
        int depth = enclosing.size();
        if (!element.equals(path.get(depth))) {
            other(element, depth);
            return null;
        }
        if (depth == path.size() - 1) {
            Found found = new Found(Element.read(xml), List.copyOf(enclosing));
            any = true;
            delivered.replaceAll(before -> true);
            return found;
        }
        enclosing.add(new Element(element, line(), "", Element.attributes(xml), new ArrayList<>()));
        delivered.add(false);
        return null;
    }

    /** An element beside the way to the rows. */
    private void other(String element, int depth) throws XMLStreamException, UnreadableSource {
        int up = path.size() - depth;
        boolean wanted = depth > 0
                && columns.stream().anyMatch(column -> column.up() == up && column.startsWith(element, '/'));
        if (!wanted) {
            skip();
            return;
        }
        if (delivered.getLast()) {
            throw new UnreadableSource(name, line(), element, "late-field",
                    "'" + element + "' stands after the rows that need it; it must stand before them");
        }
        enclosing.getLast().children().add(Element.read(xml));
    }

    private void skip() throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> open++;
                case XMLStreamConstants.END_ELEMENT -> open--;
                case XMLStreamConstants.ENTITY_REFERENCE -> throw Xml.entityRefused(xml);
                default -> {
                    // nobody asked for it
                }
            }
        }
    }

    private long line() {
        return xml.getLocation().getLineNumber();
    }
}
