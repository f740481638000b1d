package com.superscapes.sync.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private final Secrets secrets = Secrets.ofSystem(Map.of("SAGE", "quartz-lantern", "ASPIRE", "velvet-anchor"));

    @Test
    void everySecretGivenOutIsHiddenWhereverItStands() throws UnavailableSecret {
        secrets.fetch(new SecretReference("env", "SAGE"));
        secrets.fetch(new SecretReference("env", "ASPIRE"));
        assertThat(secrets.hide("PWD=quartz-lantern;TOKEN=velvet-anchor;again quartz-lantern"))
                .isEqualTo("PWD=********;TOKEN=********;again ********");
    }

    @Test
    void aTextWithoutSecretsStays() throws UnavailableSecret {
        secrets.fetch(new SecretReference("env", "SAGE"));
        assertThat(secrets.hide("The table lgtnln is missing.")).isEqualTo("The table lgtnln is missing.");
    }

    @Test
    void aStoreOrVariableThatIsMissingIsNamed() {
        assertThatThrownBy(() -> secrets.fetch(new SecretReference("vault", "SAGE")))
                .isInstanceOf(UnavailableSecret.class)
                .hasMessageContaining("vault").hasMessageContaining("env, file");
        assertThatThrownBy(() -> secrets.fetch(new SecretReference("env", "FLEET")))
                .isInstanceOf(UnavailableSecret.class)
                .hasMessageContaining("FLEET");
    }
}
