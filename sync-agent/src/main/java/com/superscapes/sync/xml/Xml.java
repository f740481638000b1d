package com.superscapes.sync.xml;

import com.superscapes.sync.source.UnreadableSource;
import java.io.InputStream;
import java.nio.charset.Charset;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** XML from strangers: no definitions, no entities, nothing read from elsewhere. */
public final class Xml {

    private Xml() {
    }

    /** @param encoding null: as the file says itself */
    public static XMLStreamReader reader(InputStream file, @Nullable Charset encoding) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return encoding == null
                ? factory.createXMLStreamReader(file)
                : factory.createXMLStreamReader(file, encoding.name());
    }

    /** For people: where and why the file cannot be read on. */
    public static UnreadableSource unreadable(String name, XMLStreamException broken) {
        String message = String.valueOf(broken.getMessage());
        String problem = message.substring(message.indexOf("Message: ") < 0 ? 0 : message.indexOf("Message: ") + 9)
                .lines().findFirst().orElse("it is not XML");
        Long line = broken.getLocation() == null ? null : (long) broken.getLocation().getLineNumber();
        return new UnreadableSource(name, line, null, "broken-xml",
                "the XML cannot be read on from here (" + problem + "); the rows before it were kept");
    }

    /** Of a file that has a document type definition. */
    public static UnreadableSource definitionRefused(String name, long line) {
        return new UnreadableSource(name, line, "DOCTYPE", "dtd-refused",
                "the file has a document type definition, which could expand without bound or read other files;"
                        + " it is refused");
    }

    static XMLStreamException entityRefused(XMLStreamReader xml) {
        return new XMLStreamException("entity references are refused", xml.getLocation());
    }
}
