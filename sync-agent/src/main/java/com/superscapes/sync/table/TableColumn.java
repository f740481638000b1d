package com.superscapes.sync.table;

/**
 * A column as the driver tells it.
 *
 * @param typeName the database's own word, such as {@code decimal}
 */
public record TableColumn(String name, String typeName) {
}
