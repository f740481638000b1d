package com.superscapes.desktop.drill;

/** Something known about the whole of what is shown, such as an entry's posting date. */
public record Fact(String name, String value) {
}
