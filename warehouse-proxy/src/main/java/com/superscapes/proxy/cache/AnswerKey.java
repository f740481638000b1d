package com.superscapes.proxy.cache;

import com.superscapes.proxy.json.Json;
import com.superscapes.proxy.session.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What makes two answers the same one: the question, and who sees what. Compared letter by letter, not by a hash, so that no scope
 * ever gets another one's answer.
 *
 * @param question what is asked, as the server understands it: field order, white space and fields left out make no difference
 * @param reader   role, branches and divisions
 */
record AnswerKey(String route, String question, String reader) {

    private static final int OBJECT_BYTES = 200;

    static AnswerKey of(String route, Object question, Caller caller) {
        return new AnswerKey(route, text(question), text(Arrays.asList(caller.role().id(), caller.branches(),
                caller.divisions(), caller.branchKeys(), caller.divisionKeys())));
    }

    private static String text(Object of) {
        return new String(Json.bytes(of), StandardCharsets.UTF_8);
    }

    /** In memory, at most. */
    int bytes() {
        return OBJECT_BYTES + 2 * (question.length() + reader.length());
    }
}
