package com.superscapes.desktop.template;

import com.superscapes.desktop.screen.Command;
import com.superscapes.desktop.text.Texts;
import java.util.List;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/** The verbs of this screen; those about a version or a row can be used while there is one. */
public final class TemplatesActions {

    private final TemplatesViewModel viewModel;

    public TemplatesActions(TemplatesViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /** Those of a view, left to right. */
    List<Command> of(String view) {
        Command open = when(viewModel.chosen(), new Command(Texts.text("template.open"), "fth-list", null,
                viewModel::openRows));
        Command preview = when(viewModel.chosen(), new Command(Texts.text("template.preview"), "fth-file-text", null,
                viewModel::preview));
        Command begin = when(viewModel.chosen().and(writes()), new Command(Texts.text("template.begin"), "fth-edit-2",
                null, viewModel::begin));
        Command approve = when(viewModel.approvable(), new Command(Texts.text("template.approve"), "fth-check", null,
                viewModel::approve));
        return switch (view) {
            case TemplatesViewModel.DRAFT -> draft();
            case TemplatesViewModel.ROWS -> List.of(preview, begin, approve);
            default -> List.of(open, preview, begin, approve);
        };
    }

    private ObservableBooleanValue writes() {
        return new SimpleBooleanProperty(viewModel.writes());
    }

    // While a row's form is open its row must stay where it is, and what it says is not in the draft yet.
    private List<Command> draft() {
        DraftEditor draft = viewModel.draft();
        BooleanExpression free = draft.form().shown().not();
        BooleanExpression onRow = free.and(draft.point().greaterThanOrEqualTo(0));
        return List.of(when(free, new Command(Texts.text("template.add"), "fth-plus", null, draft::add)),
                when(onRow, new Command(Texts.text("template.change"), "fth-edit-2", null, draft::change)),
                when(onRow, new Command(Texts.text("template.up"), "fth-arrow-up", "Alt+Up", () -> draft.move(-1))),
                when(onRow, new Command(Texts.text("template.down"), "fth-arrow-down", "Alt+Down",
                        () -> draft.move(1))),
                when(onRow, new Command(Texts.text("template.remove"), "fth-trash-2", null, draft::remove)),
                when(free, new Command(Texts.text("template.save"), "fth-save", "Shortcut+S", viewModel::save)),
                new Command(Texts.text("template.discard"), "fth-x", null, viewModel::discard));
    }

    Command apply() {
        return new Command(Texts.text("template.apply"), null, null, viewModel.draft()::apply);
    }

    Command cancel() {
        return new Command(Texts.text("template.cancel"), null, null, viewModel.draft()::cancel);
    }

    private static Command when(ObservableBooleanValue usable, Command command) {
        command.enabled().bind(usable);
        return command;
    }
}
