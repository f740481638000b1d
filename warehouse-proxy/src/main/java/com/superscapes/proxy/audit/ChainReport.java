package com.superscapes.proxy.audit;

import java.util.List;

/**
 * What a verification found.
 *
 * @param records  in the database
 * @param lastSeq  number of the newest record; 0 when there is none
 * @param problems what is not as it was written; at most the first hundred
 * @param open     sensitive acts that have a record of the intent and none of the outcome: begun when a server died
 */
public record ChainReport(String task, long records, long lastSeq, List<String> problems, List<String> open) {
}
