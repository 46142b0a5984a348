package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.storage.accounts.Accounts;
import org.spackmon.storage.hooks.Deliveries;
import org.spackmon.storage.hooks.Delivery;
import org.spackmon.storage.hooks.DueDelivery;
import org.spackmon.storage.hooks.Hooks;

/** Who is told of what, and what becomes of it. */
@OnEveryDatabase
final class HooksTest extends StoreTest {
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private Teller ada;
  private Hooks hooks;
  private Deliveries deliveries;

  @BeforeEach
  void hooks() {
    ada = Teller.named(store, "ada");
    hooks = new Hooks(store);
    deliveries = new Deliveries(store);
  }

  private long hook(String packageName, String system) {
    return hooks.add(ada.account(), "https://example.org/", "whsec_x", packageName, system);
  }

  private void failing(String run, String name, String error) {
    Teller teller = ada.inRun(run);
    teller.spec(new Graph().node(name));
    long build = teller.id(name);
    teller.phase(build, "build", "ERROR", "make " + run + "\na.c:1: error: " + error + "\n");
    work();
  }

  private void succeeding(String run, String name) {
    Teller teller = ada.inRun(run);
    long build = teller.id(name);
    teller.phase(build, "build", "SUCCESS", "make all in " + run + "\n");
    teller.phase(build, "install", "SUCCESS", "make install in " + run + "\n");
    teller.status(build, ClaimedStatus.SUCCESS);
    work();
  }

  private void work() {
    while (store.jobs().runDue() > 0) {}
  }

  private List<String> told(long hook) {
    return deliveries.of(hook).stream()
        .map(each -> each.event().word() + " " + each.packageName() + ": " + each.cause())
        .toList();
  }

  @Test
  void failure_isToldOnce_untilThePackageWorksAgain() {
    long hook = hook("", "");

    failing("one", "leaf", "no such header");
    failing("two", "leaf", "no such header");
    failing("three", "leaf", "no such type");
    assertThat(told(hook)).containsExactly("failing leaf: no such header");

    succeeding("four", "leaf");
    succeeding("five", "leaf");
    assertThat(told(hook)).containsExactly("fixed leaf: ", "failing leaf: no such header");

    failing("six", "leaf", "no such type");
    assertThat(told(hook)).hasSize(3).first().isEqualTo("failing leaf: no such type");
  }

  @Test
  void hook_isToldOnlyOfWhatItAskedFor() {
    long leaf = hook("leaf", "unknown");
    long other = hook("other", "");
    long elsewhere = hook("leaf", "frontier");

    failing("one", "leaf", "no such header");

    assertThat(told(leaf)).hasSize(1);
    assertThat(told(other)).isEmpty();
    assertThat(told(elsewhere)).isEmpty();
  }

  @Test
  void failureThatWasTakenBack_isNotToldAsFixed() {
    long hook = hook("", "");
    failing("one", "leaf", "no such header");

    ada.inRun("one").status(ada.inRun("one").id("leaf"), ClaimedStatus.CANCELLED);
    work();

    assertThat(told(hook)).containsExactly("failing leaf: no such header");
  }

  @Test
  void hookOfARemovedAccount_isToldNothing() {
    long hook = hook("", "");
    new Accounts(store).remove("ada");

    failing("one", "leaf", "no such header");

    assertThat(told(hook)).isEmpty();
    assertThat(hooks.list()).isEmpty();
  }

  @Test
  void delivery_isLeasedOnce_andTriedAgainUntilItIsGivenUp() {
    long hook = hook("", "");
    deliveries.test(hook);
    Instant now = Instant.now();

    for (int tries = 1; tries <= 7; tries++) {
      List<DueDelivery> due = deliveries.lease(now, 10);
      assertThat(due).hasSize(1);
      assertThat(due.get(0).secret()).isEqualTo("whsec_x");
      assertThat(deliveries.lease(now, 10)).isEmpty();
      deliveries.tried(due.get(0).delivery(), 500, "answered 500", now);
      assertThat(deliveries.lease(now.plusSeconds(5), 10)).isEmpty();
      now = now.plus(Duration.ofDays(2));
    }

    assertThat(deliveries.lease(LATER, 10)).isEmpty();
    Delivery delivery = deliveries.of(hook).get(0);
    assertThat(delivery.tries()).isEqualTo(7);
    assertThat(delivery.error()).isEqualTo("answered 500");
    assertThat(delivery.arrived()).isFalse();
  }

  @Test
  void deliveryThatArrived_isOver_andTheOldestAreForgotten() {
    long hook = hook("", "");
    for (int i = 0; i < Deliveries.KEPT + 5; i++) {
      deliveries.test(hook);
    }
    for (DueDelivery due : deliveries.lease(Instant.now(), 1_000)) {
      deliveries.tried(due.delivery(), 204, "", Instant.now());
    }

    assertThat(deliveries.lease(LATER, 10)).isEmpty();
    assertThat(Rows.of(store).count("hook_delivery")).isEqualTo(Deliveries.KEPT);
    assertThat(deliveries.of(hook)).allMatch(Delivery::arrived);
  }

  @Test
  void removedHook_takesItsDeliveriesAlong() {
    long hook = hook("", "");
    deliveries.test(hook);

    hooks.remove(hook);

    assertThat(hooks.list()).isEmpty();
    assertThat(deliveries.lease(LATER, 10)).isEmpty();
  }
}
