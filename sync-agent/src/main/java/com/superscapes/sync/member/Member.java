package com.superscapes.sync.member;

import com.superscapes.sync.field.FiscalCalendar;
import org.jspecify.annotations.Nullable;

/** A dimension member as its source states it. {@code id} is what ledger rows point to; {@code code} is what users read. */
public sealed interface Member {

    String id();

    /** @param timeZone IANA name */
    record Company(String id, String code, String name, String currency, FiscalCalendar calendar,
            @Nullable String parentId, String timeZone) implements Member {

        /** A company whose periods are calendar months. @param fiscalYearStart month 1 to 12 */
        public Company(String id, String code, String name, String currency, int fiscalYearStart,
                @Nullable String parentId, String timeZone) {
            this(id, code, name, currency, FiscalCalendar.months(fiscalYearStart), parentId, timeZone);
        }

        /** Month 1 to 12 that the fiscal year starts in, or by weeks near. */
        public int fiscalYearStart() {
            return calendar.startMonth();
        }
    }

    /** @param company id of its company, or null when it is the same in all */
    record Branch(String id, String code, String name, String region, @Nullable String company) implements Member {
    }

    record Division(String id, String code, String name, @Nullable String parentId) implements Member {
    }

    /**
     * @param type       one of the account types of docs/mapping.md
     * @param sourceType the source's own word
     * @param normal     D or C
     * @param operator   + - ~ : how it rolls up into its parent
     * @param posting    false when other accounts lie below it
     */
    record Account(String id, String code, String name, String type, String statementClass, char normal,
            @Nullable String parentId, @Nullable String sourceType, char operator, boolean posting) implements Member {

        /** An account that a ledger line names and no chart explains. */
        public static Account unmapped(String id) {
            return new Account(id, id, id, "unmapped", "unmapped", 'D', null, null, '+', true);
        }
    }

    /** @param kind actual, budget or forecast */
    record Scenario(String id, String code, String name, String kind) implements Member {
    }

    /** A currency key of the source and what it stands for. */
    record Currency(String id, String code, String name) implements Member {
    }
}
