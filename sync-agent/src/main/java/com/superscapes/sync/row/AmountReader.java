package com.superscapes.sync.row;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.field.FiscalPeriod;
import com.superscapes.sync.mapping.Column;
import com.superscapes.sync.mapping.Mapping;
import com.superscapes.sync.member.Member;
import com.superscapes.sync.member.Members;
import com.superscapes.sync.source.Ordinals;
import com.superscapes.sync.source.RowDigest;
import com.superscapes.sync.source.SourceRow;
import com.superscapes.sync.source.SourceRow.Measure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of whole periods: movements, balances, openings and trial balances. The natural key is the id column,
 * else the cell (period, account and the other dimensions) and which of its equals it is.
 */
final class AmountReader implements RowReader {

    private final Fields fields;
    private final Mapping.FileSpec spec;
    private final Places places;
    private final Sides sides;
    private final Members members;
    private final Ordinals ordinals;
    private final RowDigest digest = new RowDigest();
    private @Nullable SourceRow also;

    AmountReader(Fields fields, Mapping.FileSpec spec, Places places, Sides sides, Members members,
            Ordinals ordinals) {
        this.fields = fields;
        this.spec = spec;
        this.places = places;
        this.sides = sides;
        this.members = members;
        this.ordinals = ordinals;
    }

    @Override
    public SourceRow read(TextRow found) throws BadField {
        SourceRow.Place place = places.of(found);
        String key = key(found, place);
        long line = found.line();
        if (fields.dead(found)) {
            return new SourceRow.Gone(line, key, null);
        }
        Measure measure = measure(place.account());
        if (measure == Measure.ANCHOR) {
            BigDecimal opening = signed(found, Column.OPENING, place.account());
            BigDecimal closing = signed(found, Column.CLOSING, place.account());
            if (opening == null && closing == null) {
                throw new BadField(fields.nameOf(Column.CLOSING), "missing-value", "the balance is missing", null);
            }
            also = spec.openings() && opening != null ? opening(line, key, place, opening) : null;
            return new SourceRow.Amount(line, key, place, measure, null, null, opening,
                    fields.amount(found, Column.DEBIT), fields.amount(found, Column.CREDIT), closing);
        }
        Sides.Pair pair = sides.of(found, place.account());
        boolean opening = measure == Measure.OPENING;
        return new SourceRow.Amount(line, key, place, measure, pair.amount(), pair.stated(),
                opening ? pair.amount() : null, null, null, null);
    }

    @Override
    public @Nullable SourceRow also() {
        SourceRow second = also;
        also = null;
        return second;
    }

    /** The books start from the earliest; later ones are compared. */
    private SourceRow opening(long line, String key, SourceRow.Place place, BigDecimal amount) {
        Member.Company company = members.companies().stream().filter(known -> known.code().equals(place.company()))
                .findFirst().orElseThrow();
        // A balance without a period is of the whole year.
        FiscalPeriod period = new FiscalPeriod(place.fiscalYear(), fields.has(Column.PERIOD) ? place.period() : 1);
        SourceRow.Place start = new SourceRow.Place(period.firstDay(company.fiscalYearStart()), period.year(),
                period.period(), place.company(), place.branch(), place.division(), place.account(), place.scenario(),
                place.currency());
        return new SourceRow.Amount(line, SourceRow.Amount.OPENING_KEY + key, start, Measure.OPENING, amount, amount,
                amount, null, null,
                null);
    }

    private @Nullable BigDecimal signed(TextRow found, Column column, String account) throws BadField {
        BigDecimal stated = fields.amount(found, column);
        return stated == null ? null : sides.signed(stated, account);
    }

    private Measure measure(String accountId) {
        return switch (spec.content()) {
            case OPENING_BALANCE -> Measure.OPENING;
            case TRIAL_BALANCE -> Measure.ANCHOR;
            case PERIOD_BALANCE -> Measure.BALANCE;
            default -> {
                Member.Account account = members.account(accountId);
                boolean balance = account != null && account.sourceType() != null
                        && spec.balanceTypes().contains(account.sourceType());
                yield balance ? Measure.BALANCE : Measure.MOVEMENT;
            }
        };
    }

    private String key(TextRow found, SourceRow.Place place) throws BadField {
        String id = fields.text(found, Column.ID);
        if (id != null) {
            return fields.has(Column.ENTITY) ? place.company() + "/" + id : id;
        }
        String period = place.fiscalYear() + "-" + place.period();
        String currency = place.currency();
        String cell = String.join("/", period, place.company(), place.account(), place.branch(), place.division(),
                place.scenario(), currency == null ? "" : currency);
        int ordinal = ordinals.next(digest.of(cell));
        return ordinal == 0 ? cell : cell + "~" + (ordinal + 1);
    }
}
