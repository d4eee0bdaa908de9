package opora.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import opora.assignment.Choice.Contender;
import opora.assignment.Requirement.Match;
import opora.assignment.Requirement.Proof;
import opora.assignment.Standing.Presence;

class ChoiceTest {
    private static final ChoiceRules RULES =
            new ChoiceRules(
                    1,
                    0.6,
                    60,
                    true,
                    true,
                    true,
                    List.of(new TopicRule("network", List.of(), "net", 2)),
                    List.of(
                            new Requirement(
                                    "certified",
                                    "product",
                                    Match.CONTAINS,
                                    "router",
                                    "certificate",
                                    Proof.AT_LEAST,
                                    "2")));
    private static final Facts TICKET =
            new Facts(
                    "network",
                    "INCIDENT",
                    "WEB",
                    "HIGH",
                    "a Router",
                    "anna",
                    "Moscow",
                    "ru",
                    List.of(),
                    Map.of());

    private final Expert good = expert("good", Map.of("net", 3), Map.of("certificate", "2"));

    @Example
    void whoGetsWorkOutsideTheirHoursIsNotCalledOffShift() {
        var night = Instant.parse("2026-11-22T03:00:00Z");
        var boss = expert("boss", Map.of(), Map.of());
        assertThat(Lineup.row(boss, 0, night, true).presence()).isEqualTo("OFF_SHIFT");
        assertThat(Lineup.row(boss, 0, night, false).presence()).isEqualTo("ANYWAY");
        assertThat(Lineup.row(boss, 0, night, false).tone()).isEqualTo("good");
    }

    @Example
    void saysWhyEachOtherIsPassedOver() {
        var contenders =
                List.of(
                        here(good, 1, 5),
                        here(named(good, "busier"), 2, 1),
                        here(named(good, "later"), 1, 6),
                        here(named(good, "full"), 10, 0),
                        here(expert("unskilled", Map.of(), Map.of()), 0, 0),
                        here(expert("beginner", Map.of("net", 1), Map.of()), 0, 0),
                        here(expert("uncertified", Map.of("net", 2), Map.of()), 0, 0),
                        here(expert("low", Map.of("net", 2), Map.of("certificate", "1")), 0, 0),
                        new Contender(
                                named(good, "away"),
                                new Standing("away", 0, 0, Presence.ABSENT, false)),
                        new Contender(
                                named(good, "asleep"),
                                new Standing("asleep", 0, 0, Presence.OFF_SHIFT, false)),
                        new Contender(
                                named(good, "had"),
                                new Standing("had", 0, 0, Presence.HERE, true)));
        var choice = Choice.of(TICKET, contenders, RULES);
        assertThat(choice.expert()).contains("good");
        var reasons = new HashMap<String, String>();
        choice.considered().forEach(one -> reasons.put(one.expert(), one.reason()));
        assertThat(reasons)
                .containsExactlyInAnyOrderEntriesOf(
                        new HashMap<>(
                                Map.ofEntries(
                                        Map.entry("good", "CHOSEN"),
                                        Map.entry("busier", "MORE_LOADED"),
                                        Map.entry("later", "LATER_TURN"),
                                        Map.entry("full", "FULL"),
                                        Map.entry("unskilled", "SKILL"),
                                        Map.entry("beginner", "LEVEL"),
                                        Map.entry("uncertified", "RULE"),
                                        Map.entry("low", "RULE"),
                                        Map.entry("away", "ABSENT"),
                                        Map.entry("asleep", "OFF_SHIFT"),
                                        Map.entry("had", "TAKEN_BACK"))));
        assertThat(choice.considered().getFirst().expert()).isEqualTo("good");
    }

    @Example
    void regionsAndLanguagesCountWhereTheyAreKnown() {
        var local = with(good, Set.of("Kazan"), Set.of());
        assertThat(Choice.of(TICKET, List.of(here(local, 0, 0)), RULES).considered())
                .extracting(Candidate::reason)
                .containsExactly("REGION");
        var foreign = with(good, Set.of("Moscow"), Set.of("en"));
        assertThat(Choice.of(TICKET, List.of(here(foreign, 0, 0)), RULES).considered())
                .extracting(Candidate::reason)
                .containsExactly("LANGUAGE");
        var both = with(good, Set.of("Moscow"), Set.of("ru"));
        assertThat(Choice.of(TICKET, List.of(here(both, 0, 0)), RULES).expert()).isPresent();
    }

    @Example
    void aTopicThatNobodyWroteARuleForNeedsASkillOfItsName() {
        var ticket = TICKET.about("drones");
        assertThat(Choice.of(ticket, List.of(here(good, 0, 0)), RULES).expert()).isEmpty();
        var pilot = expert("pilot", Map.of("drones", 1), Map.of("certificate", "2"));
        assertThat(Choice.of(ticket, List.of(here(pilot, 0, 0)), RULES).expert()).contains("pilot");
    }

    @Property(tries = 300)
    void theLeastLoadedOfWhoFitsIsChosenAndEverybodyIsConsideredOnce(@ForAll long seed) {
        var random = new Random(seed);
        var contenders = new ArrayList<Contender>();
        for (int i = 0; i < random.nextInt(12); i++) {
            contenders.add(
                    new Contender(
                            expert(
                                    "e" + i,
                                    Map.of("net", 1 + random.nextInt(3)),
                                    Map.of("certificate", Integer.toString(random.nextInt(4)))),
                            new Standing(
                                    "e" + i,
                                    random.nextInt(12),
                                    random.nextInt(5),
                                    Presence.values()[random.nextInt(3)],
                                    random.nextBoolean())));
        }
        var choice = Choice.of(TICKET, contenders, RULES);
        assertThat(choice.considered()).hasSameSizeAs(contenders);
        assertThat(choice.considered()).extracting(Candidate::expert).doesNotHaveDuplicates();
        var fit = choice.considered().stream().filter(Candidate::fits).toList();
        assertThat(choice.expert().isPresent()).isEqualTo(!fit.isEmpty());
        choice.expert()
                .ifPresent(
                        name -> {
                            var chosen = fit.getFirst();
                            assertThat(chosen.expert()).isEqualTo(name);
                            assertThat(fit).allMatch(one -> one.load() >= chosen.load());
                        });
        Collections.shuffle(contenders, random);
        assertThat(Choice.of(TICKET, contenders, RULES)).isEqualTo(choice);
    }

    @Property(tries = 50)
    void workGoesAroundAmongEquals(@ForAll long seed) {
        var random = new Random(seed);
        var team = 1 + random.nextInt(6);
        var loads = new int[team];
        var turns = new long[team];
        for (int turn = 1; turn <= team * 4; turn++) {
            var contenders = new ArrayList<Contender>();
            for (int i = 0; i < team; i++) {
                contenders.add(here(named(good, "e" + i), loads[i], turns[i]));
            }
            var name = Choice.of(TICKET, contenders, RULES).expert().orElseThrow();
            var chosen = Integer.parseInt(name.substring(1));
            loads[chosen]++;
            turns[chosen] = turn;
        }
        assertThat(loads).containsOnly(4);
    }

    private static Contender here(Expert expert, int load, long turn) {
        return new Contender(
                expert, new Standing(expert.username(), load, turn, Presence.HERE, false));
    }

    private static Expert expert(
            String name, Map<String, Integer> skills, Map<String, String> traits) {
        return new Expert(
                name,
                true,
                false,
                skills,
                Set.of(),
                Set.of(),
                new Calendar(ZoneOffset.UTC, Week.USUAL, List.of()),
                10,
                traits,
                0,
                1);
    }

    private static Expert named(Expert one, String name) {
        return expert(name, one.skills(), one.traits());
    }

    private static Expert with(Expert one, Set<String> regions, Set<String> languages) {
        return new Expert(
                one.username(),
                true,
                false,
                one.skills(),
                regions,
                languages,
                one.calendar(),
                one.cap(),
                one.traits(),
                0,
                1);
    }
}
