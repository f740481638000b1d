package com.superscapes.api.statement;

import java.math.BigDecimal;

/**
 * A cell that controlled rounding moved to the other neighbor, so that columns and rows add up.
 *
 * @param row    id of the row
 * @param column id of the column
 * @param exact  the amount in cents
 * @param shown  the amount as printed, less than one unit away
 */
public record RoundedCell(String row, String column, BigDecimal exact, BigDecimal shown) {
}
