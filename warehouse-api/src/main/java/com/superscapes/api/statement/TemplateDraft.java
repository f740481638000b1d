package com.superscapes.api.statement;

import java.util.List;
import java.util.Map;

/**
 * A new version of a statement's rows, to be approved by another controller.
 *
 * @param title of the statement
 * @param note  why it is made, at least a word
 * @param rows  each row's fields, as the contract lists them
 */
public record TemplateDraft(String statement, String title, String note, List<Map<String, Object>> rows) {
}
