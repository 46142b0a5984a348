package org.spackmon.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PostgresUrlTest {
  @Test
  void libpqsForm_isUnderstood() {
    PostgresUrl url =
        PostgresUrl.parse("postgresql://ada:p%40ss+word@db.example:5433/spack?sslmode=require");

    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:5433/spack?sslmode=require");
    assertThat(url.login()).containsEntry("user", "ada").containsEntry("password", "p@ss+word");
  }

  @Test
  void withoutUserOrPort_theDefaultsStay() {
    PostgresUrl url = PostgresUrl.parse("postgres://localhost/spack");

    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://localhost/spack");
    assertThat(url.login()).isEmpty();
  }

  @Test
  void jdbcsForm_isTakenAsItIs() {
    assertThat(PostgresUrl.parse("jdbc:postgresql:spack").jdbc())
        .isEqualTo("jdbc:postgresql:spack");
  }

  @Test
  void anythingElse_isRefused_andNoPasswordTold() {
    assertThatThrownBy(() -> PostgresUrl.parse("mysql://ada:secret@host/db"))
        .isInstanceOf(StoreException.class)
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> PostgresUrl.parse("postgresql://ada:sec ret@host/db"))
        .isInstanceOf(StoreException.class)
        .hasMessageNotContaining("ret@");
  }
}
