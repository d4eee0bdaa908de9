package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What everybody may do, from what identity told.
class RightsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Scope NORTH = new Scope(Reach.REGION, "north");

    private final Rights rights = new Rights();

    @Test
    void isNotReadyBeforePeopleAndRolesAreKnown() {
        assertThat(rights.ready()).isFalse();
        rights.define("agent", Set.of("a.read"), NOW);
        assertThat(rights.ready()).isFalse();
        rights.everybodyIsKnown();
        assertThat(rights.ready()).isTrue();
    }

    @Test
    void whoeverIsNotToldOfHasWhatTheTokenSays() {
        rights.define("customer", Set.of("a.own"), NOW);
        rights.define("agent", Set.of("a.read"), NOW);
        assertThat(anna("customer").scopes("a.own")).containsExactly(Scope.OWN);
        assertThat(anna("customer").may("a.own")).isFalse();
        assertThat(anna("agent").may("a.read")).isTrue();
    }

    @Test
    void aRoleThatWasTakenAwayCountsNoMoreWhateverTheTokenSays() {
        rights.define("agent", Set.of("a.read"), NOW);
        rights.give("anna", Set.of(), false, NOW);
        assertThat(anna("agent").scopes("a.read")).isEmpty();
        assertThat(anna("agent").roles()).isEmpty();
    }

    @Test
    void aRightCountsFromTheNextRequestOn() {
        rights.define("agent", Set.of(), NOW);
        assertThat(anna("agent").may("a.read")).isFalse();
        rights.define("agent", Set.of("a.read"), NOW.plusMillis(1));
        assertThat(anna("agent").may("a.read")).isTrue();
    }

    @Test
    void whatWasSaidEarlierAndArrivesLaterIsForgotten() {
        rights.define("agent", Set.of("a.new"), NOW.plusMillis(1));
        rights.define("agent", Set.of("a.old"), NOW);
        assertThat(anna("agent").may("a.new")).isTrue();
        rights.give("anna", Set.of(), true, NOW.plusMillis(1));
        rights.give("anna", Set.of(Grant.usual("agent")), false, NOW);
        assertThat(rights.bars("anna")).isTrue();
    }

    @Test
    void scopesOfSeveralRolesAddUp() {
        rights.define("agent", Set.of("a.read"), NOW);
        rights.define("expert", Set.of("a.read", "a.write"), NOW);
        rights.give(
                "anna",
                Set.of(new Grant("agent", NORTH), new Grant("expert", Scope.OWN)),
                false,
                NOW);
        assertThat(anna().scopes("a.read")).containsExactlyInAnyOrder(NORTH, Scope.OWN);
        assertThat(anna().scopes("a.write")).containsExactly(Scope.OWN);
    }

    @Test
    void powersCoverNoMoreThanTheyHave() {
        rights.define("agent", Set.of("a.read"), NOW);
        var everywhere = rights.powers(Set.of(new Grant("agent", Scope.ALL)));
        var north = rights.powers(Set.of(new Grant("agent", NORTH)));
        assertThat(everywhere.cover(north)).isTrue();
        assertThat(north.cover(everywhere)).isFalse();
        assertThat(north.cover(north)).isTrue();
        assertThat(Powers.NONE.cover(north)).isFalse();
        assertThat(north.cover(Powers.NONE)).isTrue();
        var own = rights.powers(Set.of(new Grant("agent", Scope.OWN)));
        assertThat(Powers.NONE.cover(own)).as("what is one's own is no power").isTrue();
    }

    @Test
    void everyRightHasAContextAndATextInBothLanguages() {
        var texts = new Texts();
        var known = new KnownRights();
        assertThat(known.names()).allMatch(right -> texts.knows("ru", "right." + right));
        assertThat(known.names()).allMatch(right -> texts.knows("en", "right." + right));
        assertThat(known.byContext().keySet())
                .allMatch(context -> texts.knows("ru", "rights." + context));
        assertThat(known.of(Person.ADMINISTRATOR)).isEqualTo(known.names());
        assertThat(known.of("customer"))
                .contains("gateway.orders")
                .doesNotContain("identity.roles");
    }

    private Person anna(String... roles) {
        return rights.informed(new Person("anna", Set.of(roles), NOW.plusSeconds(60)));
    }
}
