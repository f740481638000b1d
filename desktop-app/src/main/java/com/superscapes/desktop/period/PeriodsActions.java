package com.superscapes.desktop.period;

import com.superscapes.api.period.PeriodState;
import com.superscapes.api.period.PeriodStatus;
import com.superscapes.desktop.screen.Command;
import com.superscapes.desktop.text.Texts;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;

/** What a controller can say of the period with the focus. */
public final class PeriodsActions {

    private final PeriodsViewModel viewModel;

    public PeriodsActions(PeriodsViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /** Left to right; none for others. */
    List<Command> all() {
        return viewModel.writes()
                ? List.of(to(PeriodState.SOFT_CLOSED, "period.softClose", "fth-check", PeriodsActions::open),
                        to(PeriodState.CLOSED, "period.close", "fth-lock",
                                period -> period.state() == PeriodState.SOFT_CLOSED),
                        to(PeriodState.OPEN, "period.open", "fth-rotate-ccw", period -> !open(period)))
                : List.of();
    }

    private static boolean open(PeriodStatus period) {
        return period.state() == PeriodState.OPEN || period.state() == PeriodState.YEAR_CLOSED;
    }

    private Command to(PeriodState state, String key, String icon, Predicate<PeriodStatus> from) {
        Command command = new Command(Texts.text(key), icon, null, () -> viewModel.say(state));
        command.enabled().bind(Bindings.createBooleanBinding(
                () -> viewModel.chosen().get() != null && from.test(viewModel.chosen().get()), viewModel.chosen()));
        return command;
    }
}
