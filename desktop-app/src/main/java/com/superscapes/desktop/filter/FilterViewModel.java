package com.superscapes.desktop.filter;

import com.superscapes.api.ledger.FiscalPeriod;
import com.superscapes.api.ledger.LedgerSummary;
import com.superscapes.api.query.Comparative;
import com.superscapes.desktop.nav.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The choices, what there is to choose from, and the rules between them. */
public final class FilterViewModel {

    private static final int ADJUSTMENTS = 13;
    private final ReadOnlyObjectWrapper<Choices> choices = new ReadOnlyObjectWrapper<>(Choices.NONE);
    private final ReadOnlyObjectWrapper<@Nullable LedgerSummary> ledger = new ReadOnlyObjectWrapper<>(null);

    public ReadOnlyObjectProperty<Choices> choices() {
        return choices.getReadOnlyProperty();
    }

    /** Null until the ledger has answered. */
    public ReadOnlyObjectProperty<@Nullable LedgerSummary> ledger() {
        return ledger.getReadOnlyProperty();
    }

    /** Takes what the ledger offers; first time chooses the last full month, the prior year beside it. */
    public void offer(LedgerSummary summary) {
        Choices now = choices.get();
        String company = summary.companies().stream().anyMatch(c -> c.code().equals(now.company()))
                ? now.company()
                : summary.companies().isEmpty() ? "" : summary.companies().getFirst().code();
        ledger.set(summary);
        int period = summary.periods().stream().anyMatch(p -> p.key() == now.period())
                ? now.period()
                : latest(company).map(FiscalPeriod::key).orElse(0);
        choose(new Choices(company, currency(summary, company, now.currency()), now.branches(), now.divisions(), period,
                now.yearToDate(), now == Choices.NONE ? List.of(Comparative.PRIOR_YEAR) : now.comparatives()));
    }

    private static String currency(LedgerSummary summary, String company, String wanted) {
        if (summary.currencies().size() < 2) {
            return "";
        }
        return summary.currencies().contains(wanted) && !wanted.isEmpty()
                ? wanted
                : summary.companies().stream().filter(c -> c.code().equals(company)).findFirst()
                        .map(c -> c.currency()).filter(summary.currencies()::contains)
                        .orElse(summary.currencies().getFirst());
    }

    /** Replaces the choices. */
    public void choose(Choices wanted) {
        choices.set(wanted);
    }

    /** Another company brings its own currency and periods. */
    public void chooseCompany(String company) {
        Choices now = choices.get();
        LedgerSummary summary = ledger.get();
        if (summary != null && !company.equals(now.company())) {
            boolean known = periods(company).stream().anyMatch(p -> p.key() == now.period());
            int period = known ? now.period() : latest(company).map(FiscalPeriod::key).orElse(now.period());
            choose(new Choices(company, currency(summary, company, ""), List.of(), now.divisions(), period,
                    now.yearToDate(), now.comparatives()));
        }
    }

    /** Takes the choices a deep link carries. */
    public void take(Place place) {
        String period = place.parameter("period");
        Choices now = choices.get();
        int key = period != null && period.matches("[0-9]{6}") ? Integer.parseInt(period) : now.period();
        String ytd = place.parameter("ytd");
        choose(new Choices(now.company(), now.currency(), members(place, "branch", now.branches()),
                members(place, "division", now.divisions()), key,
                ytd == null ? now.yearToDate() : Boolean.parseBoolean(ytd), now.comparatives()));
    }

    private static List<String> members(Place place, String name, List<String> otherwise) {
        String value = place.parameter(name);
        return value == null ? otherwise : List.of(value.split(","));
    }

    /** Periods of the chosen company, latest first. */
    public List<FiscalPeriod> periods() {
        return periods(choices.get().company());
    }

    private List<FiscalPeriod> periods(String company) {
        LedgerSummary summary = ledger.get();
        return summary == null
                ? List.of()
                : summary.periods().stream().filter(p -> company.isEmpty() || p.company().equals(company))
                        .sorted(Comparator.comparingInt(FiscalPeriod::key).reversed()).toList();
    }

    /** The chosen period, if the ledger has it. */
    public Optional<FiscalPeriod> period() {
        return periods().stream().filter(p -> p.key() == choices.get().period()).findFirst();
    }

    private Optional<FiscalPeriod> latest(String company) {
        List<FiscalPeriod> all = periods(company);
        return all.stream().filter(p -> p.period() < ADJUSTMENTS).findFirst().or(() -> all.stream().findFirst());
    }
}
