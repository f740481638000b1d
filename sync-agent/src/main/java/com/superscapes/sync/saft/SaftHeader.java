package com.superscapes.sync.saft;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.field.DateFormat;
import com.superscapes.sync.field.FiscalPeriod;
import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.field.PeriodWord;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.xml.Element;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who the file is of, and which periods it covers.
 *
 * @param from first period, or null when the file does not say
 * @param to   last period, or null likewise
 */
record SaftHeader(Member.Company company, String country, @Nullable FiscalPeriod from, @Nullable FiscalPeriod to) {

    private static final String PORTUGAL = "PT";
    private static final int YEAR_START = 1;

    /** @throws BadField if the header names no company, or its periods cannot be read */
    static SaftHeader of(Element header, OpenRange open) throws BadField {
        return header.at("TaxRegistrationNumber") == null ? norwegian(header, open) : portuguese(header, open);
    }

    boolean isPortuguese() {
        return country.equals(PORTUGAL);
    }

    private static SaftHeader norwegian(Element header, OpenRange open) throws BadField {
        String number = header.at("Company", "RegistrationNumber");
        if (number == null) {
            throw new BadField("RegistrationNumber", "missing-value", "the header does not name the company", null);
        }
        String country = header.at("AuditFileCountry");
        boolean norway = "NO".equals(country);
        String currency = currency(header, "DefaultCurrencyCode", norway ? "NOK" : "EUR");
        Member.Company company = company(number, header.at("Company", "Name"), currency, YEAR_START,
                norway ? "Europe/Oslo" : "UTC");
        return new SaftHeader(company, country == null ? "" : country, period(header, "Start", open),
                period(header, "End", open));
    }

    /** Its year starts where the file does, unless the file is of a part of a year. */
    private static SaftHeader portuguese(Element header, OpenRange open) throws BadField {
        String number = String.valueOf(header.at("TaxRegistrationNumber"));
        if ("F".equals(header.at("TaxAccountingBasis"))) {
            throw new BadField("TaxAccountingBasis", "no-ledger",
                    "this SAF-T file is of invoices only and holds no ledger; export the accounting file (basis C or I)",
                    "F");
        }
        LocalDate start = day(header, "StartDate", open);
        LocalDate end = day(header, "EndDate", open);
        boolean wholeYear = start != null && end != null && start.plusYears(1).minusDays(1).equals(end);
        int yearStart = wholeYear && start != null ? start.getMonthValue() : YEAR_START;
        FiscalPeriod to = end == null ? null : FiscalPeriod.of(end, yearStart);
        // Adjusting and closing entries are in the balances at the year's end.
        boolean yearEnd = to != null && to.period() == 12;
        return new SaftHeader(
                company(number, header.at("CompanyName"), currency(header, "CurrencyCode", "EUR"), yearStart,
                        "Europe/Lisbon"),
                PORTUGAL, start == null ? null : FiscalPeriod.of(start, yearStart),
                to != null && yearEnd ? new FiscalPeriod(to.year(), 13) : to);
    }

    private static Member.Company company(String number, @Nullable String name, String currency, int yearStart,
            String zone) {
        return new Member.Company(number, number, name == null ? number : name, currency, yearStart, null, zone);
    }

    private static String currency(Element header, String element, String otherwise) throws BadField {
        String currency = header.at(element);
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            throw new BadField(element, "unknown-currency", "the currency is no ISO code such as NOK", currency);
        }
        return currency == null ? otherwise : currency;
    }

    private static @Nullable LocalDate day(Element header, String element, OpenRange open) throws BadField {
        String text = header.at(element);
        return text == null ? null : DateFormat.of("yyyy-MM-dd", open).parse(element, text);
    }

    private static @Nullable FiscalPeriod period(Element header, String end, OpenRange open) throws BadField {
        Element selection = header.child("SelectionCriteria");
        if (selection == null) {
            return null;
        }
        LocalDate day = day(selection, "Selection" + end + "Date", open);
        if (day != null) {
            return FiscalPeriod.of(day, YEAR_START);
        }
        String period = selection.at("Period" + end);
        String year = selection.at("Period" + end + "Year");
        if (period == null || year == null) {
            return null;
        }
        if (!year.matches("\\d{4}")) {
            throw new BadField("Period" + end + "Year", "bad-period", "the year must be four digits", year);
        }
        FiscalPeriod found = new FiscalPeriod(Integer.parseInt(year),
                PeriodWord.parse("Period" + end, period).period());
        open.check("Period" + end + "Year", year, found.firstDay(YEAR_START));
        return found;
    }
}
