package com.superscapes.desktop.filter;

import com.superscapes.api.ledger.Branch;
import com.superscapes.api.ledger.Company;
import com.superscapes.api.ledger.FiscalPeriod;
import com.superscapes.api.ledger.LedgerSummary;
import com.superscapes.api.query.Comparative;
import com.superscapes.desktop.screen.Views;
import com.superscapes.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.util.StringConverter;
import org.controlsfx.control.CheckComboBox;
import org.jspecify.annotations.Nullable;

/** The filter bar: shows the choices and passes on what the user chooses. */
public final class FilterBarController {

    private final FilterViewModel viewModel;
    private @FXML ComboBox<Company> company;
    private @FXML ComboBox<String> currency;
    private @FXML ComboBox<FiscalPeriod> period;
    private @FXML ToggleButton month;
    private @FXML ToggleButton yearToDate;
    private @FXML CheckComboBox<Comparative> comparatives;
    private @FXML CheckComboBox<Branch> branches;
    private @FXML CheckComboBox<LedgerSummary.Choice> divisions;
    private boolean showing;

    @SuppressWarnings("NullAway.Init")
    public FilterBarController(FilterViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /** Loads the bar. */
    public Parent load() {
        Parent root = Views.load(this);
        viewModel.ledger().subscribe(this::offer);
        viewModel.choices().subscribe(this::show);
        return root;
    }

    @FXML
    void initialize() {
        company.setConverter(words(Company::name));
        period.setConverter(words(FiscalPeriod::name));
        comparatives.setConverter(words(value -> Texts.text("comparative." + value.name())));
        branches.setConverter(words(branch -> branch.code() + " " + branch.name()));
        divisions.setConverter(words(LedgerSummary.Choice::name));
        comparatives.setTitle(Texts.text("filter.comparatives.none"));
        branches.setTitle(Texts.text("filter.branches.all"));
        divisions.setTitle(Texts.text("filter.divisions.all"));
        comparatives.getItems().setAll(Comparative.values());
        company.setOnAction(chosen -> {
            if (!showing && company.getValue() != null) {
                viewModel.chooseCompany(company.getValue().code());
            }
        });
        currency.setOnAction(chosen -> choose());
        period.setOnAction(chosen -> choose());
        month.setOnAction(pressed -> chooseSpan(false));
        yearToDate.setOnAction(pressed -> chooseSpan(true));
        follow(comparatives);
        follow(branches);
        follow(divisions);
    }

    private <T> void follow(CheckComboBox<T> box) {
        box.getCheckModel().getCheckedItems().addListener((ListChangeListener<T>) change -> choose());
        // The keyboard stops at the box inside, so that one has to say its name.
        box.skinProperty().subscribe(() -> box.getChildrenUnmodifiable()
                .forEach(inner -> inner.setAccessibleText(box.getAccessibleText())));
    }

    private void chooseSpan(boolean ytd) {
        if (!showing) {
            Choices now = viewModel.choices().get();
            viewModel.choose(
                    new Choices(now.company(), now.currency(), now.branches(), now.divisions(), now.period(), ytd,
                            now.comparatives()));
            show(viewModel.choices().get());
        }
    }

    private void choose() {
        if (showing || period.getValue() == null) {
            return;
        }
        Choices now = viewModel.choices().get();
        viewModel.choose(new Choices(now.company(), currency.getValue() == null ? "" : currency.getValue(),
                some(branches).stream().map(Branch::code).toList(),
                some(divisions).stream().map(LedgerSummary.Choice::code).toList(), period.getValue().key(),
                now.yearToDate(), comparatives.getCheckModel().getCheckedItems().stream().sorted().toList()));
    }

    /** All chosen is the same as none chosen: no restriction. */
    private static <T> List<T> some(CheckComboBox<T> box) {
        List<T> checked = box.getCheckModel().getCheckedItems();
        return checked.size() == box.getItems().size() ? List.of() : new ArrayList<>(checked);
    }

    private void offer(@Nullable LedgerSummary ledger) {
        if (ledger == null) {
            return;
        }
        showing = true;
        company.getItems().setAll(ledger.companies());
        currency.getItems().setAll(ledger.currencies());
        shown(currency, ledger.currencies().size() > 1);
        divisions.getItems().setAll(ledger.divisions());
        shown(divisions, ledger.divisions().size() > 1);
        showing = false;
        show(viewModel.choices().get());
    }

    private void show(Choices choices) {
        LedgerSummary ledger = viewModel.ledger().get();
        if (ledger == null) {
            return;
        }
        showing = true;
        if (!period.getItems().equals(viewModel.periods())) {
            period.getItems().setAll(viewModel.periods());
        }
        List<Branch> own = ledger.branches().stream().filter(branch -> branch.company().isEmpty()
                || choices.company().isEmpty() || branch.company().equals(choices.company()))
                .toList();
        if (!branches.getItems().equals(own)) {
            branches.getItems().setAll(own);
        }
        shown(branches, own.size() > 1);
        company.setValue(ledger.companies().stream().filter(c -> c.code().equals(choices.company())).findFirst()
                .orElse(null));
        currency.setValue(choices.currency().isEmpty() ? null : choices.currency());
        period.setValue(viewModel.period().orElse(null));
        month.setSelected(!choices.yearToDate());
        yearToDate.setSelected(choices.yearToDate());
        check(comparatives, choices.comparatives()::contains, "filter.comparatives.none");
        check(branches, branch -> choices.branches().contains(branch.code()), "filter.branches.all");
        check(divisions, division -> choices.divisions().contains(division.code()), "filter.divisions.all");
        showing = false;
    }

    // The box reads its title when its marks change, so the title comes first.
    private static <T> void check(CheckComboBox<T> box, Predicate<T> wanted, String whenNone) {
        List<T> chosen = box.getItems().stream().filter(wanted).toList();
        box.setTitle(title(box, chosen, whenNone));
        for (T item : List.copyOf(box.getItems())) {
            if (chosen.contains(item) && !box.getCheckModel().isChecked(item)) {
                box.getCheckModel().check(item);
            } else if (!chosen.contains(item) && box.getCheckModel().isChecked(item)) {
                box.getCheckModel().clearCheck(item);
            }
        }
    }

    private static <T> String title(CheckComboBox<T> box, List<T> chosen, String whenNone) {
        if (chosen.isEmpty()) {
            return Texts.text(whenNone);
        }
        String first = box.getConverter().toString(chosen.getFirst());
        return chosen.size() == 1 ? first : Texts.text("filter.more", first, Integer.toString(chosen.size() - 1));
    }

    private static <T> StringConverter<T> words(Function<T, String> text) {
        return new StringConverter<>() {

            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public @Nullable T fromString(String words) {
                return null;
            }
        };
    }

    private static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
