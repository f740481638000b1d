package com.superscapes.sync.saft;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.field.DateFormat;
import com.superscapes.sync.field.FiscalPeriod;
import com.superscapes.sync.field.OpenRange;
import com.superscapes.sync.field.PeriodWord;
import com.superscapes.sync.member.Member;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who the file is of, and which periods it covers.
 *
 * @param from first period, or null when the file does not say
 * @param to   last period, or null likewise
 */
record SaftHeader(Member.Company company, String country, @Nullable FiscalPeriod from, @Nullable FiscalPeriod to) {

    private static final int YEAR_START = 1;

    /** @throws BadField if the header names no company, or its periods cannot be read */
    static SaftHeader of(Element header, OpenRange open) throws BadField {
        String number = header.at("Company", "RegistrationNumber");
        if (number == null) {
            throw new BadField("RegistrationNumber", "missing-value", "the header does not name the company", null);
        }
        String name = header.at("Company", "Name");
        String currency = header.at("DefaultCurrencyCode");
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            throw new BadField("DefaultCurrencyCode", "unknown-currency", "the currency is no ISO code such as NOK",
                    currency);
        }
        String country = header.at("AuditFileCountry");
        boolean norway = "NO".equals(country);
        Member.Company company = new Member.Company(number, number, name == null ? number : name,
                currency == null ? norway ? "NOK" : "EUR" : currency, YEAR_START, null,
                norway ? "Europe/Oslo" : "UTC");
        return new SaftHeader(company, country == null ? "" : country, period(header, "Start", open),
                period(header, "End", open));
    }

    private static @Nullable FiscalPeriod period(Element header, String end, OpenRange open) throws BadField {
        String date = header.at("SelectionCriteria", "Selection" + end + "Date");
        if (date != null) {
            LocalDate day = DateFormat.of("yyyy-MM-dd", open).parse("Selection" + end + "Date", date);
            return FiscalPeriod.of(day, YEAR_START);
        }
        String period = header.at("SelectionCriteria", "Period" + end);
        String year = header.at("SelectionCriteria", "Period" + end + "Year");
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
