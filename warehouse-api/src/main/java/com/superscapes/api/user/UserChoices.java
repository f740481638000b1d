package com.superscapes.api.user;

import java.util.List;

/** What a user can be given: roles, and the codes and names that scopes are made of. */
public record UserChoices(List<String> roles, List<Choice> branches, List<Choice> divisions) {

    /** A branch or division. */
    public record Choice(String code, String name) {
    }
}
