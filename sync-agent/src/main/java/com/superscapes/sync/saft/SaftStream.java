package com.superscapes.sync.saft;

import com.superscapes.sync.FileReport;
import com.superscapes.sync.field.AmountFormat;
import com.superscapes.sync.field.BadField;
import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.source.OpenedFile;
import com.superscapes.sync.source.RowStream;
import com.superscapes.sync.source.SourceRow;
import com.superscapes.sync.source.UnreadableSource;
import com.superscapes.sync.xml.Element;
import com.superscapes.sync.xml.Xml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The document's accounts and lines in order, one at a time; nothing larger than one line is ever held. */
final class SaftStream implements RowStream {

    private final String name;
    private final OpenedFile file;
    private final XMLStreamReader xml;
    private final Members members;
    private final OpenRange open;
    private final AccountClasses classes = AccountClasses.load();
    private final Deque<SourceRow> ready = new ArrayDeque<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> totals = new HashMap<>();
    private @Nullable SaftHeader header;
    private @Nullable EntryRows entries;

    SaftStream(String name, OpenedFile file, XMLStreamReader xml, Members members, OpenRange open) {
        this.name = name;
        this.file = file;
        this.xml = xml;
        this.members = members;
        this.open = open;
    }

    @Override
    public @Nullable SourceRow next() throws UnreadableSource {
        try {
            while (ready.isEmpty() && xml.hasNext()) {
                step();
            }
            return ready.poll();
        } catch (XMLStreamException broken) {
            throw Xml.unreadable(name, broken);
        }
    }

    private void step() throws XMLStreamException, UnreadableSource {
        switch (xml.next()) {
            case XMLStreamConstants.DTD ->
                throw Xml.definitionRefused(name, line());
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw new XMLStreamException("entity references are refused", xml.getLocation());
            case XMLStreamConstants.START_ELEMENT -> start();
            case XMLStreamConstants.END_ELEMENT -> end();
            default -> {
                // text between the elements we read says nothing
            }
        }
    }

    private void start() throws XMLStreamException, UnreadableSource {
        String element = xml.getLocalName();
        String parent = path.isEmpty() ? "" : path.peek();
        if (path.isEmpty() && !element.equals("AuditFile")) {
            throw new UnreadableSource(name, line(), element, "not-saft",
                    "this XML is no SAF-T file: its root is " + element + ", not AuditFile");
        }
        switch (parent + "/" + element) {
            case "AuditFile/Header" -> header(Element.read(xml));
            case "GeneralLedgerAccounts/Account" -> account(Element.read(xml));
            case "GeneralLedgerEntries/NumberOfEntries", "GeneralLedgerEntries/TotalDebit",
                    "GeneralLedgerEntries/TotalCredit" ->
                totals.put(element, Element.read(xml).text());
            case "Journal/JournalID" -> entries().journal(Element.read(xml).text());
            case "Customers/Customer", "MasterFiles/Customer" -> party(Element.read(xml), PartyRows::customer);
            case "Suppliers/Supplier", "MasterFiles/Supplier" -> party(Element.read(xml), PartyRows::supplier);
            case "Transaction/Line", "Transaction/DebitLine", "Transaction/CreditLine" -> line(Element.read(xml));
            default -> other(parent, element);
        }
    }

    private void other(String parent, String element) throws XMLStreamException, UnreadableSource {
        if (parent.equals("Transaction") && !element.equals("Lines")) {
            entries().say(Element.read(xml));
            return;
        }
        if (element.equals("Transaction")) {
            entries().startTransaction();
        } else if (element.equals("Journal")) {
            entries().startJournal();
        }
        // Portuguese files wrap lines once more: Transaction/Lines/DebitLine reads as Transaction/DebitLine.
        path.push(element.equals("Lines") ? "Transaction" : element);
    }

    private void end() {
        String ended = path.isEmpty() ? "" : path.pop();
        if (ended.equals("GeneralLedgerAccounts")) {
            members.markListed(Member.Account.class);
        }
    }

    private void header(Element element) throws UnreadableSource {
        try {
            header = SaftHeader.of(element, open);
            entries = new EntryRows(header, members, open);
            ready.add(new SourceRow.Known(element.line(), header.company()));
        } catch (BadField bad) {
            throw new UnreadableSource(name, element.line(), bad.field(), bad.code(), bad.reason());
        }
    }

    private void account(Element element) throws UnreadableSource {
        entries();
        SaftHeader known = header;
        if (known == null) {
            return; // entries() has refused the file already
        }
        try {
            ready.addAll(new AccountRows(known, classes).of(element));
        } catch (BadField bad) {
            ready.add(bad(element, bad));
        }
    }

    /** How a party becomes a row. */
    @FunctionalInterface
    private interface PartyReader {
        SourceRow read(Element party) throws BadField;
    }

    private void party(Element element, PartyReader reader) throws UnreadableSource {
        entries();
        try {
            ready.add(reader.read(element));
        } catch (BadField bad) {
            ready.add(bad(element, bad));
        }
    }

    private void line(Element element) throws UnreadableSource {
        try {
            ready.add(entries().of(element));
        } catch (BadField bad) {
            ready.add(bad(element, bad));
        }
    }

    private static SourceRow bad(Element element, BadField bad) {
        return new SourceRow.Bad(element.line(), bad.field(), bad.code(), bad.reason(), bad.value());
    }

    private EntryRows entries() throws UnreadableSource {
        if (entries == null) {
            throw new UnreadableSource(name, line(), "Header", "missing-header",
                    "the file has no Header before its data");
        }
        return entries;
    }

    private long line() {
        return xml.getLocation().getLineNumber();
    }

    @Override
    public FileReport.@Nullable Stated stated() {
        return totals.isEmpty()
                ? null
                : new FileReport.Stated(count(totals.get("NumberOfEntries")), total("TotalDebit"),
                        total("TotalCredit"));
    }

    private static @Nullable Long count(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private @Nullable BigDecimal total(String element) {
        String text = totals.get(element);
        try {
            return text == null ? null : AmountFormat.PLAIN.parse(element, text);
        } catch (BadField unreadable) {
            return null; // compared only, so a total that is no number compares with nothing
        }
    }

    @Override
    public long bytesRead() {
        return file.count();
    }

    @Override
    public void close() {
        try {
            xml.close();
            file.close();
        } catch (XMLStreamException | IOException failed) {
            throw new UncheckedIOException(failed instanceof IOException io ? io : new IOException(failed));
        }
    }
}
