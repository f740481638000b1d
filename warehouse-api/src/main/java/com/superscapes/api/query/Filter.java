package com.superscapes.api.query;

import java.util.List;

/** Keeps the rows whose dimension has one of these member codes, for example branch in [N01, N02]. */
public record Filter(String dimension, List<String> members) {
}
