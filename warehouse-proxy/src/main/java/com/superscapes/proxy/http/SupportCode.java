package com.superscapes.proxy.http;

/** What a user reads out to support: eight letters and digits of a request's id, none of which is taken for another one. */
final class SupportCode {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final int BITS = 5;

    private SupportCode() {
    }

    /** @param requestId at least ten hexadecimal digits */
    static String of(String requestId) {
        long bits = Long.parseLong(requestId.substring(0, LENGTH * BITS / 4), 16);
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = LENGTH - 1; i >= 0; i--) {
            code.append(DIGITS.charAt((int) (bits >> (BITS * i) & (DIGITS.length() - 1))));
        }
        return code.toString();
    }
}
