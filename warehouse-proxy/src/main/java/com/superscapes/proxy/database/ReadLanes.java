package com.superscapes.proxy.database;

/**
 * The lanes that read as a caller.
 *
 * @param reports for what people wait for on a screen
 * @param exports for large results that leave while they are read, so nothing is read twice
 */
public record ReadLanes(ReadLane reports, ReadLane exports) {
}
