package com.superscapes.sync.secret;

import java.util.Map;

/** Secrets in environment variables. */
public final class EnvironmentSecrets implements SecretSource {

    private final Map<String, String> environment;

    public EnvironmentSecrets(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String store() {
        return "env";
    }

    @Override
    public Secret fetch(String name) throws UnavailableSecret {
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw new UnavailableSecret("the environment variable " + name + " is not set");
        }
        return new Secret(value);
    }
}
