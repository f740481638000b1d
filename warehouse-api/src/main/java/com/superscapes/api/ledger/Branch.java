package com.superscapes.api.ledger;

/** A branch the caller may see; {@code region} is empty where the source has none. */
public record Branch(String company, String code, String name, String region) {
}
