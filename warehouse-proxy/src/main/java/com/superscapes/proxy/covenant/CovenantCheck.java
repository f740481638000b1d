package com.superscapes.proxy.covenant;

import com.superscapes.api.covenant.CovenantDraft;
import com.superscapes.api.covenant.CovenantTerm;
import com.superscapes.proxy.database.Snapshot;
import com.superscapes.proxy.error.ApiException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with a draft, told by the field and the place of the term. */
final class CovenantCheck {

    private static final Set<String> TYPES = Set.of("asset", "liability", "equity", "revenue", "expense");
    private static final int MOST_TERMS = 50;
    private static final int LONGEST = 200;

    private CovenantCheck() {
    }

    /** @throws ApiException bad request: a field that is missing or wrong, a term that takes no account */
    static void check(CovenantDraft draft, Snapshot snapshot) {
        if (draft.code() == null || !draft.code().matches("[a-z0-9-]{1,40}")) {
            throw ApiException.badRequest("code", "The code has 1 to 40 small letters, digits and hyphens.");
        }
        said("name", draft.name(), "Give the covenant a name");
        said("lender", draft.lender(), "Name the lender");
        said("note", draft.note(), "Say why the covenant is drafted");
        if (draft.kind() == null) {
            throw ApiException.badRequest("kind", "Say whether the limit is a minimum or a maximum.");
        }
        if (draft.limit() == null) {
            throw ApiException.badRequest("limit", "Give the limit.");
        }
        period("validFrom", draft.validFrom());
        Integer last = draft.validTo();
        if (last != null) {
            period("validTo", last);
            if (last < draft.validFrom()) {
                throw ApiException.badRequest("validTo", "The last period is before the first.");
            }
        }
        if (draft.numerator().isEmpty()) {
            throw ApiException.badRequest("numerator", "The numerator needs at least one term.");
        }
        List<ChartAccount> chart = ChartAccount.chart(snapshot);
        terms("numerator", draft.numerator(), chart);
        terms("denominator", draft.denominator(), chart);
    }

    private static void said(String field, @Nullable String text, String demand) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw ApiException.badRequest(field, demand + ", in at most " + LONGEST + " characters.");
        }
    }

    private static void period(String field, int key) {
        if (key < 190001 || key > 299913 || key % 100 < 1 || key % 100 > 13) {
            throw ApiException.badRequest(field, "A period is fiscal year * 100 + period, such as 202510.");
        }
    }

    private static void terms(String field, List<CovenantTerm> terms, List<ChartAccount> chart) {
        if (terms.size() > MOST_TERMS) {
            throw ApiException.badRequest(field, "There are at most " + MOST_TERMS + " terms.");
        }
        for (int i = 0; i < terms.size(); i++) {
            term(field + "." + (i + 1), terms.get(i), chart);
        }
    }

    private static void term(String place, CovenantTerm term, List<ChartAccount> chart) {
        if (Math.abs(term.sign()) != 1 || term.measure() == null) {
            throw ApiException.badRequest(place, "A term has the sign 1 or -1 and a measure.");
        }
        if (!TYPES.containsAll(term.types())) {
            throw ApiException.badRequest(place, "Account types are asset, liability, equity, revenue and expense.");
        }
        if (term.types().isEmpty() && !term.classes().isEmpty()) {
            throw ApiException.badRequest(place, "Name the account types of the classes.");
        }
        for (String code : term.codes()) {
            if (chart.stream().noneMatch(account -> account.code().equals(code))) {
                throw ApiException.badRequest(place, "There is no account " + code + ".");
            }
        }
        if (chart.stream().noneMatch(account -> account.isIn(term))) {
            throw ApiException.badRequest(place, "This term takes no account.");
        }
    }
}
