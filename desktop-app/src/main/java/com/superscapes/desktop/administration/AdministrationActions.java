package com.superscapes.desktop.administration;

import com.superscapes.desktop.screen.Command;
import com.superscapes.desktop.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The verbs of this screen; those about a row can be used while one has the focus. */
public final class AdministrationActions {

    private final AdministrationViewModel viewModel;

    public AdministrationActions(AdministrationViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /** Those of a view, left to right. */
    List<Command> of(String view) {
        return switch (view) {
            case AdministrationViewModel.SESSIONS -> List.of(onRow("administration.end", "fth-x", viewModel::end));
            case AdministrationViewModel.WAITING -> List.of(
                    onRow("administration.approve", "fth-check", change -> viewModel.decide(change, true)),
                    onRow("administration.reject", "fth-x", change -> viewModel.decide(change, false)));
            default -> List.of(
                    new Command(Texts.text("administration.add"), "fth-plus", "Shortcut+N", viewModel::add),
                    onRow("administration.change", "fth-edit-2", login -> viewModel.change()),
                    onRow("administration.reset", "fth-key", viewModel::reset),
                    onRow("administration.lock", "fth-lock", login -> viewModel.lock(login, true)),
                    onRow("administration.unlock", "fth-unlock", login -> viewModel.lock(login, false)),
                    onRow("administration.remove", "fth-trash-2", viewModel::remove));
        };
    }

    Command save() {
        return new Command(Texts.text("administration.save"), null, null, viewModel::save);
    }

    Command cancel() {
        return new Command(Texts.text("administration.cancel"), null, null, viewModel::cancel);
    }

    private Command onRow(String key, String icon, Consumer<String> act) {
        Command command = new Command(Texts.text(key), icon, null, () -> {
            @Nullable
            String id = viewModel.selected().get();
            if (id != null) {
                act.accept(id);
            }
        });
        command.enabled().bind(viewModel.selected().isNotNull());
        return command;
    }
}
