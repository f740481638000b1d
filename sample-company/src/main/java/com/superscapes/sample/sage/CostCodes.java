package com.superscapes.sample.sage;

import java.io.IOException;
import java.math.BigDecimal;

/** One cost code for each of Sage's cost types, and which direct cost account is of which type. */
final class CostCodes {

    private static final String[] CODES = {"", "2000.000", "1000.000", "5000.000", "4000.000", "6000.000"};
    private static final String[] NAMES = {"", "Materials", "Labor", "Equipment", "Subcontract", "Other"};

    private CostCodes() {
    }

    static String of(int type) {
        return CODES[type];
    }

    /** The cost type of a direct cost account (51xx to 55xx); 0 for any other account. */
    static int typeOf(int account) {
        if (account < 5110 || account > 5599) {
            return 0;
        }
        return switch (account % 100) {
            case 10, 15, 20, 25 -> 2;
            case 30, 35 -> 1;
            case 40 -> 4;
            case 50 -> 3;
            default -> 5;
        };
    }

    static void write(SageSink sink, Stamp stamp) throws IOException {
        for (int type = 1; type < CODES.length; type++) {
            sink.row("cstcde", new BigDecimal(CODES[type]).longValueExact(), stamp.at(), NAMES[type], type);
        }
    }
}
