package com.superscapes.sync.saft;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.field.PeriodWord;
import com.superscapes.sync.xml.Element;
import org.jspecify.annotations.Nullable;

/** What the dialects call the same thing. */
final class SaftDialect {

    private static final int YEAR_END = 13;

    private SaftDialect() {
    }

    /**
     * The account of the national standard: its own element until 1.20, the grouping code of the tax return in 1.30, and the
     * account itself in Portugal, whose accounts all follow the standard.
     */
    static String standardAccount(SaftHeader header, Element account, String id) {
        String standard = account.at("StandardAccountID");
        String grouping = header.isPortuguese() ? null : account.at("GroupingCode");
        boolean numbered = grouping != null && grouping.matches("\\d{2,4}");
        return standard != null ? standard : grouping != null && numbered ? grouping : id;
    }

    /** The account above, which only Portuguese files name. */
    static @Nullable String parent(SaftHeader header, Element account) {
        return header.isPortuguese() ? account.at("GroupingCode") : null;
    }

    /** False for a Portuguese account that only sums up others (first degree or integrating). */
    static boolean isPosting(SaftHeader header, Element account) {
        String category = account.at("GroupingCategory");
        return !header.isPortuguese() || category == null || category.endsWith("M");
    }

    /** True for accounts of cost accounting, which stand beside the ledger and balance among themselves. */
    static boolean isAnalytic(SaftHeader header, Element account) {
        String category = account.at("GroupingCategory");
        return header.isPortuguese() && category != null && category.startsWith("A");
    }

    /** 1 to 13; Portugal's periods 13 to 16 are all of the year's end. */
    static int period(SaftHeader header, String word) throws BadField {
        if (header.isPortuguese() && word.matches("1[3-6]")) {
            return YEAR_END;
        }
        return PeriodWord.parse("Period", word).period();
    }

    /** N normal, A adjusting (regularizations and adjustments), C closing (the result of the year). */
    static char kind(SaftHeader header, String transactionType) throws BadField {
        if (!header.isPortuguese()) {
            return 'N';
        }
        return switch (transactionType) {
            case "", "N" -> 'N';
            case "R", "J" -> 'A';
            case "A" -> 'C';
            default -> throw new BadField("TransactionType", "unknown-word",
                    "the type of a transaction is N, R, A or J", transactionType);
        };
    }
}
