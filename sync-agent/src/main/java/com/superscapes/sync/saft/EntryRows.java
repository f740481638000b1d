package com.superscapes.sync.saft;

import com.superscapes.sync.field.AmountFormat;
import com.superscapes.sync.field.BadField;
import com.superscapes.sync.field.DateFormat;
import com.superscapes.sync.field.FiscalPeriod;
import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.source.SourceRow;
import com.superscapes.sync.xml.Element;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of one transaction after the other. A voucher number may start anew each year, so the year is in the key. */
final class EntryRows {

    private final SaftHeader header;
    private final Members members;
    private final DateFormat dates;
    private final Map<String, String> transaction = new HashMap<>();
    private final Set<String> records = new HashSet<>();
    private String journal = "";
    private int lines;

    EntryRows(SaftHeader header, Members members, OpenRange open) {
        this.header = header;
        this.members = members;
        this.dates = DateFormat.of("yyyy-MM-dd", open);
    }

    void startJournal() {
        journal = "";
    }

    void journal(String id) {
        journal = id;
    }

    void startTransaction() {
        transaction.clear();
        records.clear();
        lines = 0;
    }

    /** A child of the transaction that is no line. */
    void say(Element child) {
        transaction.put(child.name(), child.text());
    }

    SourceRow of(Element line) throws BadField {
        lines++;
        LocalDate date = date();
        FiscalPeriod period = period(date);
        String id = transaction.get("TransactionID");
        if (id == null || id.isEmpty()) {
            throw new BadField("TransactionID", "missing-value", "the transaction has no TransactionID", null);
        }
        String entry = period.year() + "/" + (journal.isEmpty() ? "" : journal + "/") + id;
        SourceRow.Place place = new SourceRow.Place(date, period.year(), period.period(), header.company().code(), "",
                "", account(line), "actual", null);
        BigDecimal debit = amount(line, "DebitAmount");
        BigDecimal credit = amount(line, "CreditAmount");
        if (debit == null && credit == null) {
            throw new BadField("DebitAmount", "missing-value", "the line has neither DebitAmount nor CreditAmount",
                    null);
        }
        return new SourceRow.Line(line.line(), entry + "/" + record(line), place,
                debit == null ? BigDecimal.ZERO : debit, credit == null ? BigDecimal.ZERO : credit,
                SaftDialect.kind(header, transaction.getOrDefault("TransactionType", "")), entry, lines, text(line),
                parties(line));
    }

    /** The line's own number; a number that stands twice in a transaction tells no lines apart. */
    private String record(Element line) {
        String record = line.at("RecordID");
        String own = record == null ? "line" + lines : record;
        return records.add(own) ? own : own + "~" + lines;
    }

    private LocalDate date() throws BadField {
        String date = transaction.get("TransactionDate");
        if (date == null || date.isEmpty()) {
            throw new BadField("TransactionDate", "missing-value", "the transaction has no TransactionDate", null);
        }
        return dates.parse("TransactionDate", date);
    }

    private FiscalPeriod period(LocalDate date) throws BadField {
        String period = transaction.getOrDefault("Period", "");
        String year = transaction.getOrDefault("PeriodYear", "");
        FiscalPeriod ofDate = header.company().calendar().of(date);
        if (period.isEmpty()) {
            return ofDate;
        }
        if (!year.isEmpty() && !year.matches("(19|20|21)\\d{2}")) {
            throw new BadField("PeriodYear", "bad-period", "the year must be four digits, such as 2026", year);
        }
        return new FiscalPeriod(year.isEmpty() ? ofDate.year() : Integer.parseInt(year),
                SaftDialect.period(header, period));
    }

    private String account(Element line) throws BadField {
        String id = line.at("AccountID");
        if (id == null) {
            throw new BadField("AccountID", "missing-value", "the line has no AccountID", null);
        }
        if (members.account(id) == null) {
            if (members.isListed(Member.Account.class)) {
                throw new BadField("AccountID", "unknown-account", "the account is not in the file's chart of accounts",
                        id);
            }
            members.put(Member.Account.unmapped(id));
        }
        return id;
    }

    /** {@code DebitAmount/Amount}, or {@code DebitAmount} itself in dialects without currencies. */
    private static @Nullable BigDecimal amount(Element line, String name) throws BadField {
        String nested = line.at(name, "Amount");
        String text = nested == null ? line.at(name) : nested;
        return text == null ? null : AmountFormat.PLAIN.parse(name, text);
    }

    /** The line's own customer or supplier, else the transaction's. */
    private SourceRow.Parties parties(Element line) {
        String customer = party(line, "CustomerID");
        String supplier = party(line, "SupplierID");
        return customer.isEmpty() && supplier.isEmpty()
                ? SourceRow.Parties.NONE
                : new SourceRow.Parties("", customer, supplier);
    }

    private String party(Element line, String element) {
        String own = line.at(element);
        return own == null ? transaction.getOrDefault(element, "") : own;
    }

    private SourceRow.Text text(Element line) {
        String description = line.at("Description");
        return new SourceRow.Text(line.at("SourceDocumentID"),
                description == null ? transaction.get("Description") : description, journal.isEmpty() ? null : journal,
                transaction.get("SourceID"), postedAt(line), reference(line));
    }

    private @Nullable String reference(Element line) {
        String own = line.at("ReferenceNumber");
        return own == null ? transaction.get("DocArchivalNumber") : own;
    }

    private @Nullable Instant postedAt(Element line) {
        String own = line.at("SystemEntryDate");
        String entered = own == null ? transaction.getOrDefault("SystemEntryDate", "") : own;
        if (!entered.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
            return null;
        }
        try {
            ZoneId zone = ZoneId.of(header.company().timeZone());
            return entered.length() == 19
                    ? LocalDateTime.parse(entered).atZone(zone).toInstant()
                    : LocalDate.parse(entered.substring(0, 10)).atStartOfDay(zone).toInstant();
        } catch (java.time.format.DateTimeParseException notADate) {
            return null; // says when it was typed in: no reason to refuse the line
        }
    }
}
