package com.superscapes.desktop.template;

import com.superscapes.desktop.text.Texts;

/** The parts of a row in words. */
final class TemplateWords {

    private TemplateWords() {
    }

    static String statement(String statement) {
        return switch (statement) {
            case "profit-and-loss" -> Texts.text("place.statements.profit-and-loss");
            case "balance-sheet" -> Texts.text("place.statements.balance-sheet");
            case "cash-flow" -> Texts.text("place.statements.cash-flow");
            case "equity-roll-forward" -> Texts.text("place.statements.equity-roll-forward");
            case "trial-balance" -> Texts.text("place.trial-balance");
            default -> statement;
        };
    }

    static String kind(String kind) {
        return switch (kind) {
            case "heading" -> Texts.text("template.kind.heading");
            case "line" -> Texts.text("template.kind.line");
            case "unmapped" -> Texts.text("template.kind.unmapped");
            case "adjustment" -> Texts.text("template.kind.adjustment");
            case "subtotal" -> Texts.text("template.kind.subtotal");
            case "total" -> Texts.text("template.kind.total");
            case "ratio" -> Texts.text("template.kind.ratio");
            case "check" -> Texts.text("template.kind.check");
            default -> kind;
        };
    }

    static String sign(int sign) {
        return sign < 0 ? Texts.text("template.sign.credit") : Texts.text("template.sign.debit");
    }

    static String polarity(int polarity) {
        return switch (polarity) {
            case 1 -> Texts.text("template.polarity.more");
            case -1 -> Texts.text("template.polarity.less");
            default -> Texts.text("template.polarity.change");
        };
    }

    static String field(String field) {
        return switch (field) {
            case RowFields.ID -> Texts.text("template.field.id");
            case RowFields.LABEL -> Texts.text("template.field.label");
            case RowFields.KIND -> Texts.text("template.field.kind");
            case RowFields.LEVEL -> Texts.text("template.field.level");
            case RowFields.SIGN -> Texts.text("template.field.sign");
            case RowFields.POLARITY -> Texts.text("template.field.polarity");
            case RowFields.TYPES -> Texts.text("template.field.types");
            case RowFields.CLASSES -> Texts.text("template.field.classes");
            case RowFields.CODES -> Texts.text("template.field.codes");
            case RowFields.SUM -> Texts.text("template.field.sum");
            case RowFields.PLUS -> Texts.text("template.field.plus");
            case RowFields.NUMERATOR -> Texts.text("template.field.numerator");
            case RowFields.DENOMINATOR -> Texts.text("template.field.denominator");
            case RowFields.HIDE_ZERO -> Texts.text("template.field.hideZero");
            case RowFields.HIDE_ACCOUNTS -> Texts.text("template.field.hideAccounts");
            default -> Texts.text("template.field.accountsOnly");
        };
    }
}
