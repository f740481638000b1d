package com.superscapes.ddl.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseLoginTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"db                | db:5432/w", "db:6000           | db:6000/w",
            "[::1]             | [::1]:5432/w", "[::1]:6000        | [::1]:6000/w",
            "db1, db2:5433     | db1:5432,db2:5433/w?targetServerType=primary&hostRecheckSeconds=0"})
    void theOneThatAcceptsWritesIsUsedOfSeveral(String host, String address) {
        assertThat(new DatabaseLogin(host, 5432, "w", "u", "p").jdbcUrl()).isEqualTo("jdbc:postgresql://" + address);
    }
}
