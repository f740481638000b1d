package com.superscapes.sync.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every store a configuration may name. Remembers what it gave out, to keep it out of messages. */
public final class Secrets {

    private final Map<String, SecretSource> stores = new LinkedHashMap<>();
    private final List<Secret> given = new ArrayList<>();

    public Secrets(List<SecretSource> stores) {
        stores.forEach(store -> this.stores.put(store.store(), store));
    }

    /** Environment variables and files. */
    public static Secrets ofSystem(Map<String, String> environment) {
        return new Secrets(List.of(new EnvironmentSecrets(environment), new FileSecrets()));
    }

    /** Names of the stores. */
    public List<String> stores() {
        return List.copyOf(stores.keySet());
    }

    /** @throws UnavailableSecret if it cannot be had; the message says why */
    public synchronized Secret fetch(SecretReference reference) throws UnavailableSecret {
        SecretSource store = stores.get(reference.store());
        if (store == null) {
            throw new UnavailableSecret("there is no secret store '" + reference.store() + "'; known are "
                    + String.join(", ", stores.keySet()));
        }
        Secret secret = store.fetch(reference.name());
        if (given.stream().noneMatch(before -> before.reveal().equals(secret.reveal()))) {
            given.add(secret);
        }
        return secret;
    }

    /** The text without any secret given out so far. */
    public synchronized String hide(String text) {
        String hidden = text;
        for (Secret secret : given) {
            hidden = secret.hideIn(hidden);
        }
        return hidden;
    }
}
