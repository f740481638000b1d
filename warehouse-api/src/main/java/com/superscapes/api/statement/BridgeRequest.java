package com.superscapes.api.statement;

/**
 * Asks what changed in a statement since it was issued.
 *
 * @param request    the statement, as of the batch it names or the current one; without members as columns or comparatives
 * @param sinceBatch the published batch it was issued from
 */
public record BridgeRequest(StatementRequest request, long sinceBatch) {
}
