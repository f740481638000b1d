package com.superscapes.sync.saft;

import com.superscapes.sync.field.AmountFormat;
import com.superscapes.sync.field.BadField;
import com.superscapes.sync.field.FiscalPeriod;
import com.superscapes.sync.member.AccountType;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.source.SourceRow;
import com.superscapes.sync.source.SourceRow.Measure;
import com.superscapes.sync.xml.Element;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account of the master files: the member, the opening balance it starts from, the closing balance to compare with. */
final class AccountRows {

    private final SaftHeader header;
    private final AccountClasses classes;

    AccountRows(SaftHeader header, AccountClasses classes) {
        this.header = header;
        this.classes = classes;
    }

    List<SourceRow> of(Element account) throws BadField {
        String id = account.at("AccountID");
        if (id == null) {
            throw new BadField("AccountID", "missing-value", "the account has no AccountID", null);
        }
        List<SourceRow> rows = new ArrayList<>(3);
        rows.add(new SourceRow.Known(account.line(), member(account, id)));
        // A Portuguese account that sums up others repeats their balances.
        boolean posting = SaftDialect.isPosting(header, account);
        BigDecimal opening = posting ? balance(account, "Opening") : null;
        BigDecimal closing = posting ? balance(account, "Closing") : null;
        if (opening != null) {
            rows.add(row(account, id, Measure.OPENING, opening, header.from(), true));
        }
        if (closing != null) {
            rows.add(row(account, id, Measure.ANCHOR, closing, header.to(), false));
        }
        return rows;
    }

    private Member member(Element account, String id) {
        String word = account.at("AccountType");
        AccountClasses.Rule rule = SaftDialect.isAnalytic(header, account)
                ? new AccountClasses.Rule("", "", "statistical", "statistical")
                : classes
                        .find(header.country(), SaftDialect.standardAccount(header, account, id),
                                word == null ? "" : word)
                        .orElse(new AccountClasses.Rule("", "", "unmapped", "unmapped"));
        String name = account.at("AccountDescription");
        return new Member.Account(id, id, name == null ? id : name, rule.type(), rule.statementClass(),
                AccountType.debitNormal(rule.type()) ? 'D' : 'C', SaftDialect.parent(header, account), word, '+',
                SaftDialect.isPosting(header, account));
    }

    /** Debit positive; null when the file states none. */
    private static @Nullable BigDecimal balance(Element account, String when) throws BadField {
        BigDecimal debit = amount(account, when + "DebitBalance");
        BigDecimal credit = amount(account, when + "CreditBalance");
        if (debit == null) {
            return credit == null ? null : credit.negate();
        }
        return credit == null ? debit : debit.subtract(credit);
    }

    private static @Nullable BigDecimal amount(Element account, String name) throws BadField {
        String text = account.at(name);
        return text == null ? null : AmountFormat.PLAIN.parse(name, text);
    }

    private SourceRow row(Element account, String id, Measure measure, BigDecimal amount,
            @Nullable FiscalPeriod period, boolean atStart) throws BadField {
        if (period == null) {
            throw new BadField("SelectionCriteria", "missing-period",
                    "the header does not say which periods the balances are of", null);
        }
        int start = header.company().fiscalYearStart();
        LocalDate date = atStart ? period.firstDay(start) : period.lastDay(start);
        SourceRow.Place place = new SourceRow.Place(date, period.year(), period.period(), header.company().code(), "",
                "", id, "actual", null);
        String key = period.year() + "-" + period.period() + "/" + measure.word() + "/" + id;
        return atStart
                ? new SourceRow.Amount(account.line(), key, place, measure, amount, amount, amount, null, null, null)
                : new SourceRow.Amount(account.line(), key, place, measure, null, amount, null, null, null, amount);
    }
}
