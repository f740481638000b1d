package com.superscapes.sync.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    private static final long SEED = 20261122;
    private static final AmountFormat[] FORMATS = {AmountFormat.PLAIN, new AmountFormat('.', ","),
            new AmountFormat(',', "."),
            new AmountFormat(',', " "), new AmountFormat('.', "'"), new AmountFormat(',', "")};

    /** An amount written in some notation. */
    record Written(BigDecimal amount, AmountFormat format, String text) {
    }

    static Stream<Written> written() {
        Random random = new Random(SEED);
        return IntStream.range(0, 2000).mapToObj(i -> {
            int scale = random.nextInt(5);
            long unscaled = random.nextLong(pow10(1 + random.nextInt(14 + scale)));
            BigDecimal amount = BigDecimal.valueOf(random.nextBoolean() ? unscaled : -unscaled, scale);
            AmountFormat format = FORMATS[random.nextInt(FORMATS.length)];
            return new Written(amount, format, write(amount, format, random.nextInt(3)));
        });
    }

    private static long pow10(int exponent) {
        return BigDecimal.TEN.pow(exponent).longValueExact();
    }

    private static String write(BigDecimal amount, AmountFormat format, int style) {
        String plain = amount.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                text.append(format.grouping());
            }
            text.append(whole.charAt(i));
        }
        if (point >= 0) {
            text.append(format.decimal()).append(plain.substring(point + 1));
        }
        if (amount.signum() >= 0) {
            return text.toString();
        }
        return style == 0 ? "-" + text : style == 1 ? text + "-" : "(" + text + ")";
    }

    @ParameterizedTest
    @MethodSource("written")
    void anAmountIsReadAsItWasWritten(Written written) throws BadField {
        assertThat(written.format().parse("amount", written.text())).isEqualByComparingTo(written.amount());
    }

    @ParameterizedTest
    @MethodSource("written")
    void oneStrangeCharacterRefusesTheAmount(Written written) {
        int place = Math.floorMod(written.hashCode(), written.text().length() + 1);
        String broken = written.text().substring(0, place) + "x" + written.text().substring(place);
        assertThatThrownBy(() -> written.format().parse("amount", broken)).isInstanceOf(BadField.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234,5x", "1,234.5", "", "-", "1e5", "1.2.3", "1.23,4", "12.34.567,8", "$5", "--5", "(5",
            "1..5", "\u0663"})
    void notationsThatAreNotTheFilesAreRefused(String text) {
        assertThatThrownBy(() -> new AmountFormat(',', ".").parse("debit", text)).isInstanceOfSatisfying(BadField.class,
                bad -> {
                    assertThat(bad.code()).isEqualTo("bad-amount");
                    assertThat(bad.field()).isEqualTo("debit");
                });
    }

    @Test
    void moreDigitsThanTheLedgerKeepsAreRefusedAndNotRounded() throws BadField {
        assertThatThrownBy(() -> AmountFormat.PLAIN.parse("a", "0.00001")).hasMessageContaining("four decimals");
        assertThatThrownBy(() -> AmountFormat.PLAIN.parse("a", "100000000000000")).hasMessageContaining("14 digits");
        assertThat(AmountFormat.PLAIN.parse("a", "0.10000000")).isEqualByComparingTo("0.1");
    }

    @ParameterizedTest
    @CsvSource({"yyyy-MM-dd,2026-03-31,2026-03-31", "yyyyMMdd,20260331,2026-03-31", "dd.MM.yyyy,31.03.2026,2026-03-31",
            "M/d/yyyy,3/31/2026,2026-03-31"})
    void datesAreReadByTheirPattern(String pattern, String text, LocalDate date) throws BadField {
        assertThat(DateFormat.of(pattern, OpenRange.DEFAULT).parse("date", text)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({"yyyy-MM-dd,2026-02-30", "yyyy-MM-dd,2026-3-1", "dd.MM.yyyy,31.04.2026", "yyyyMMdd,2026033x",
            "yyyy-MM-dd,2206-01-01", "yyyy-MM-dd,1066-10-14"})
    void datesThatDoNotExistOrLieOutsideAreRefused(String pattern, String text) {
        assertThatThrownBy(() -> DateFormat.of(pattern, OpenRange.DEFAULT).parse("date", text))
                .isInstanceOf(BadField.class);
    }

    @ParameterizedTest
    @CsvSource({"1,0,1", "P13,0,13", "M07,0,7", "2026-13,2026,13", "202613,2026,13", "12,0,12"})
    void periodsAreReadInEveryUsualForm(String text, int year, int period) throws BadField {
        assertThat(PeriodWord.parse("period", text)).isEqualTo(new PeriodWord(year, period));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "14", "Q1", "2026-14", ""})
    void periodsThatDoNotExistAreRefused(String text) {
        assertThatThrownBy(() -> PeriodWord.parse("period", text)).isInstanceOf(BadField.class);
    }

    @ParameterizedTest
    @CsvSource({"2025-11-01,11,2026,1", "2026-10-31,11,2026,12", "2026-01-15,1,2026,1", "2012-12-28,7,2013,6"})
    void aFiscalYearIsNamedByTheYearItEndsIn(LocalDate date, int start, int year, int period) {
        FiscalPeriod found = FiscalPeriod.of(date, start);
        assertThat(found).isEqualTo(new FiscalPeriod(year, period));
        assertThat(date).isBetween(found.firstDay(start), found.lastDay(start));
    }
}
