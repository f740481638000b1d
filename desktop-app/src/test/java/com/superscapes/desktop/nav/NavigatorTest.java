package com.superscapes.desktop.nav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NavigatorTest {

    private final Navigator navigator = new Navigator();
    private final Place home = Place.of("home");
    private final Place statement = Place.of("statements/profit-and-loss");
    private final Place accounts = new Place("drill/accounts", Map.of("row", "revenue"), "Revenue");

    @Test
    void backAndForwardWalkTheWayTaken() {
        navigator.open(home);
        navigator.open(statement);
        navigator.descend(accounts);
        navigator.back();
        assertThat(navigator.current()).isEqualTo(statement);
        navigator.back();
        assertThat(navigator.canGoBack().get()).isFalse();
        navigator.forward();
        navigator.forward();
        assertThat(navigator.trail().get()).containsExactly(statement, accounts);
        assertThat(navigator.canGoForward().get()).isFalse();
    }

    @Test
    void goingSomewhereElseForgetsTheWayForward() {
        navigator.open(home);
        navigator.open(statement);
        navigator.back();
        navigator.open(Place.of("trial-balance"));
        assertThat(navigator.canGoForward().get()).isFalse();
        navigator.back();
        assertThat(navigator.current()).isEqualTo(home);
    }

    @Test
    void theBreadcrumbLeadsUp() {
        navigator.open(statement);
        navigator.descend(accounts);
        navigator.ascend(statement);
        assertThat(navigator.trail().get()).containsExactly(statement);
    }

    @Test
    void aDeepLinkComesBackAsItWent() {
        Place place = new Place("drill/lines", Map.of("row", "revenue/4010", "label", "A & B, 100%"), "");
        String link = DeepLink.of(place, Map.of("period", "202612"));
        assertThat(link).startsWith("superscapes://drill/lines?").contains("period=202612");
        Place back = DeepLink.parse(link).orElseThrow();
        assertThat(back.path()).isEqualTo("drill/lines");
        assertThat(back.parameters()).containsAllEntriesOf(place.parameters()).containsEntry("period", "202612");
    }

    @Test
    void whatIsNotOurLinkIsNoPlace() {
        assertThat(DeepLink.parse("https://example.com/home")).isEmpty();
        assertThat(DeepLink.parse("superscapes://bad link")).isEmpty();
        assertThat(DeepLink.parse("")).isEmpty();
    }
}
