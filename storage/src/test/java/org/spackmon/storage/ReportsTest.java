package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Receipt;
import org.spackmon.record.ReportRejectedException;

/** One report after the other: what is answered, and what is kept. */
@OnEveryDatabase
final class ReportsTest extends StoreTest {
  private static final Graph GREETER = new Graph().node("greeter", "libgreet").node("libgreet");

  @Test
  void spec_posted_isAnsweredFromItsRoot() {
    Receipt.SpecKept kept = Teller.named(store, "ada").spec(GREETER);

    assertThat(kept)
        .isEqualTo(
            new Receipt.SpecKept(
                "greeter",
                "1.0",
                Graph.full("greeter"),
                Teller.VERSION,
                Map.of("libgreet", Graph.hash("libgreet")),
                true));
  }

  @Test
  void spec_postedAgain_isKnownAndChangesNothing() {
    Teller ada = Teller.named(store, "ada");
    ada.spec(GREETER);
    long changes = store.changes().last();

    assertThat(ada.spec(GREETER).created()).isFalse();
    assertThat(Teller.done(store.record(ada.again(GREETER))).created()).isFalse();
    assertThat(store.knownDocument(ada.content(GREETER.json()).digest())).isNotNull();

    assertThat(Rows.of(store).count("node")).isEqualTo(2);
    assertThat(Rows.of(store).count("document")).isEqualTo(1);
    assertThat(Rows.of(store).count("run_document")).isEqualTo(1);
    assertThat(store.changes().last()).isEqualTo(changes);
  }

  @Test
  void spec_ofNoNodes_isKept() {
    Receipt.SpecKept kept = Teller.named(store, "ada").spec(new Graph());

    assertThat(kept.name()).isNull();
    assertThat(kept.created()).isFalse();
  }

  @Test
  void spec_heldByALargerOne_isNotNewButItsDocumentIs() {
    Teller ada = Teller.named(store, "ada");
    ada.spec(GREETER);

    assertThat(ada.spec(new Graph().node("libgreet")).created()).isFalse();
    assertThat(Rows.of(store).count("node")).isEqualTo(2);
    assertThat(Rows.of(store).count("document")).isEqualTo(2);
  }

  @Test
  void digest_thatIsNotKept_isRejectedAsUnknownDocument() {
    Teller ada = Teller.named(store, "ada");

    assertRejected(
        () -> Teller.done(store.record(ada.again(GREETER))),
        ReportRejectedException.Reason.UNKNOWN_DOCUMENT);
  }

  @Test
  void build_byEitherHash_isOne() {
    Teller ada = Teller.named(store, "ada");
    ada.spec(GREETER);

    Receipt.BuildKept first =
        Teller.done(store.record(ada.announcement(Graph.full("greeter"), "node1")));
    Receipt.BuildKept second =
        Teller.done(store.record(ada.announcement(Graph.hash("greeter"), "node1")));

    assertThat(first.buildCreated()).isTrue();
    assertThat(first.hostCreated()).isTrue();
    assertThat(second.buildCreated()).isFalse();
    assertThat(second.hostCreated()).isFalse();
    assertThat(second.build().id()).isEqualTo(first.build().id());
    assertThat(first.build().specName()).isEqualTo("greeter");
    assertThat(Rows.of(store).attempts()).containsExactly("greeter 1 announced");
  }

  @Test
  void build_ofAMendedRecipe_isAnother() {
    Teller ada = Teller.named(store, "ada");
    ada.spec(new Graph().node("needle"));
    long before = ada.build("needle").build().id();

    ada.spec(new Graph().node("needle").with("needle", ", \"full_hash\": \"full-mended\""));
    Receipt.BuildKept mended = ada.build("mended");

    assertThat(Rows.of(store).count("node")).isOne();
    assertThat(mended.buildCreated()).isTrue();
    assertThat(mended.build().id()).isNotEqualTo(before);
    assertThat(ada.build("needle").build().id()).isEqualTo(before);
  }

  @Test
  void build_ofAnUnknownSpec_isRejectedAndLeavesNothing() {
    Teller ada = Teller.named(store, "ada");

    assertRejected(() -> ada.build("nothing"), ReportRejectedException.Reason.UNKNOWN_SPEC);

    assertThat(Rows.of(store).count("run")).isZero();
    assertThat(Rows.of(store).count("build_host")).isZero();
  }

  @Test
  void build_underAnotherSpackVersion_isUnknown() {
    Teller ada = Teller.named(store, "ada");
    ada.spec(GREETER);
    var known = ada.announcement(Graph.full("greeter"), "node1");
    var other =
        new org.spackmon.record.Report.BuildAnnounced(
            known.caller(), known.hash(), "0.18", known.host(), known.tags(), null);

    assertRejected(
        () -> Teller.done(store.record(other)), ReportRejectedException.Reason.UNKNOWN_SPEC);
  }

  @Test
  void twoUsers_onOneHost_haveBuildsOfTheirOwn() {
    Teller ada = Teller.named(store, "ada");
    Teller bob = Teller.named(store, "bob");
    ada.spec(GREETER);

    long hers = ada.id("greeter");
    long his = bob.id("greeter");

    assertThat(his).isNotEqualTo(hers);
    assertRejected(
        () -> bob.status(hers, ClaimedStatus.SUCCESS),
        ReportRejectedException.Reason.NOT_THE_OWNER);
    assertRejected(
        () -> bob.status(999, ClaimedStatus.SUCCESS), ReportRejectedException.Reason.UNKNOWN_BUILD);
  }

  @Test
  void install_toldTwice_endsAsToldOnce() {
    Teller ada = Teller.named(store, "ada");
    for (int i = 0; i < 2; i++) {
      ada.spec(GREETER);
      long build = ada.id("greeter");
      ada.phase(build, "install", "SUCCESS", "done\n");
      ada.phase(build, "configure", "SUCCESS", null);
      ada.status(build, ClaimedStatus.SUCCESS);
    }

    Rows rows = Rows.of(store);
    assertThat(rows.attempts()).containsExactly("greeter 1 success");
    assertThat(rows.texts("SELECT phases FROM attempt")).containsExactly("configure install");
    assertThat(rows.count("claim")).isEqualTo(3);
    assertThat(rows.count("job")).isZero(); // only what failed is looked into
    assertThat(rows.tally()).isEqualTo(rows.counted());
  }

  private static void assertRejected(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable telling,
      ReportRejectedException.Reason reason) {
    assertThatThrownBy(telling)
        .hasRootCauseInstanceOf(ReportRejectedException.class)
        .rootCause()
        .extracting(cause -> ((ReportRejectedException) cause).reason())
        .isEqualTo(reason);
  }
}
