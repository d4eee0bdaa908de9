package opora.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import opora.backbone.EventType;
import opora.notifications.NotificationRequested;
import opora.orders.OrderCreated;
import opora.rules.Condition.Operator;
import opora.rules.Conditions.Joined;
import opora.shell.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    private static final EventFields ORDER =
            EventFields.of(EventType.of(OrderCreated.class).codec().schema());
    private static final String EVENT =
            """
            {"username":"Anna","totalCost":250,"createdAt":1795176000000,"currency":"","tags":["new","paid"],
             "metadata":{"reason":"late"},"gone":null,"done":true}
            """;

    @ParameterizedTest
    @CsvSource({
        "username,EQUALS,anna,true",
        "username,NOT,anna,false",
        "username,IN,'boris, ANNA',true",
        "username,IN,'boris,clara',false",
        "username,CONTAINS,nn,true",
        "totalCost,EQUALS,250.0,true",
        "totalCost,EQUALS,x,false",
        "totalCost,GREATER,249.99,true",
        "totalCost,LESS,250,false",
        "totalCost,IN,'1,250',true",
        "createdAt,GREATER,2026-01-01T00:00:00Z,true",
        "createdAt,LESS,2026-01-01T00:00:00Z,false",
        "currency,EMPTY,,true",
        "gone,EMPTY,,true",
        "nothing,EMPTY,,true",
        "nothing,FILLED,,false",
        "nothing,GREATER,1,false",
        "nothing,NOT,x,true",
        "tags,CONTAINS,paid,true",
        "tags,CONTAINS,pai,false",
        "metadata.reason,EQUALS,late,true",
        "done,EQUALS,true,true"
    })
    void askAboutOneField(String field, Operator operator, String value, boolean holds)
            throws Exception {
        var condition = new Condition(field, operator, value == null ? "" : value);
        assertThat(condition.holds(WordingTest.facts(EVENT))).isEqualTo(holds);
    }

    @Test
    void andBindsCloserThanOr() throws Exception {
        var no = new Condition("username", Operator.EQUALS, "boris");
        var yes = new Condition("username", Operator.EQUALS, "anna");
        var facts = WordingTest.facts(EVENT);
        assertThat(Conditions.NONE.hold(facts)).isTrue();
        assertThat(of(no, false, yes, true).hold(facts)).isTrue();
        assertThat(of(no, false, yes, false).hold(facts)).isFalse();
        assertThat(of(yes, false, no, true).rows())
                .extracting(Joined::or)
                .containsExactly(true, true);
    }

    @Test
    void aDraftIsHeldAgainstTheSchema() {
        assertThat(flaws("nothing", Operator.EQUALS, "1")).containsExactly("rules.flaw.field");
        assertThat(flaws("username", Operator.GREATER, "1")).containsExactly("rules.flaw.operator");
        assertThat(flaws("items", Operator.EQUALS, "1")).containsExactly("rules.flaw.operator");
        assertThat(flaws("totalCost", Operator.GREATER, "much"))
                .containsExactly("rules.flaw.number");
        assertThat(flaws("createdAt", Operator.LESS, "soon")).containsExactly("rules.flaw.time");
        assertThat(flaws("username", Operator.IN, " , ")).containsExactly("rules.flaw.value");
        assertThat(flaws("username", Operator.IN, "a, b")).isEmpty();
        assertThat(flaws("createdAt", Operator.LESS, "2026-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void everyPartOfADraftIsNeeded() {
        var nothing =
                new RuleDraft(
                        null,
                        ORDER.type(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        "fr",
                        null,
                        false,
                        false,
                        null);
        assertThat(RuleCheck.flaws(nothing, ORDER, null, Set.of()))
                .extracting(Flaw::field)
                .containsExactlyInAnyOrder(
                        "name",
                        "kind",
                        "timing",
                        "channels",
                        "language",
                        "templateId",
                        "recipients");
    }

    private static Conditions of(Condition one, boolean or, Condition two, boolean orTwo) {
        return Conditions.of(List.of(new Joined(or, one), new Joined(orTwo, two)));
    }

    private static List<String> flaws(String field, Operator operator, String value) {
        var draft =
                new RuleDraft(
                        "A rule",
                        ORDER.type(),
                        NotificationRequested.Kind.OTHER,
                        new Conditions(List.of(List.of(new Condition(field, operator, value)))),
                        List.of(new Recipient(Recipient.Kind.FIELD, "username")),
                        List.of(Way.BELL),
                        1L,
                        null,
                        NotificationRequested.Timing.AT_ONCE,
                        false,
                        true,
                        null);
        var template =
                new Template(1, "t", ORDER.type(), 1, "", "", "", "", "", java.time.Instant.EPOCH);
        return RuleCheck.flaws(draft, ORDER, template, Set.of()).stream().map(Flaw::key).toList();
    }
}
