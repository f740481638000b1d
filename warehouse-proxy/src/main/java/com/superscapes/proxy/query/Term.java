package com.superscapes.proxy.query;

import com.superscapes.proxy.measure.AccountCondition;
import com.superscapes.proxy.measure.Measure;

/** A measure of accounts with its sign: what every metric comes down to. */
record Term(Measure measure, AccountCondition accounts, int sign) {

    Term times(int factor) {
        return new Term(measure, accounts, sign * factor);
    }
}
