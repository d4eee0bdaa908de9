package opora.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Visitor;
import opora.WholeApp;
import opora.orders.CancellationAnswered;
import org.junit.jupiter.api.Test;

/// Templates as staff writes them, and those that come with the product.
class TemplatesTest {
    private static final String EVENT = CancellationAnswered.class.getName();

    private final WholeApp app = WholeApp.get();
    private final Visitor staff = app.person("clara-" + UUID.randomUUID(), Set.of("staff"));

    @Test
    void aTemplateKeepsItsVersionsAndRefusesUnknownFields() {
        var id = template(staff, "Order {{orderId}}", "First");
        var path = "/api/templates/" + id;
        var second = templateJson("Order {{orderId}}", "Second", 1);
        var unseen = templateJson("Order {{orderId}}", "Second", null);
        assertThat(put(path, unseen).status()).isEqualTo(428);
        assertThat(staff.get(path).header("ETag")).hasValue("\"1\"");
        assertThat(put(path, second).header("ETag")).hasValue("\"2\"");
        assertThat(put(path, second).status()).isEqualTo(412);
        var late =
                staff.form(
                        "/templates/" + id,
                        Stream.of(
                                "version",
                                "1",
                                "eventType",
                                EVENT,
                                "name",
                                "x",
                                "subjectRu",
                                "a",
                                "bodyRu",
                                "b",
                                "subjectEn",
                                "c",
                                "bodyEn",
                                "Mine"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("<span>Second</span>", "<span>Mine</span>");
        var wrong = put(path, templateJson("{{order}}", "Third", 2));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.at("/errors/0/field")).isEqualTo("subjectRu");
        assertThat(wrong.at("/errors/0/message")).contains("order", "orderId");
        assertThat(staff.get("/templates/" + id + "/versions/1").body()).contains("First");
        assertThat(staff.get("/templates/" + id).body()).contains("Second").contains("versions/1");
        assertThat(staff.get(path + "/versions").json().at("/versions").size()).isEqualTo(2);
    }

    @Test
    void aTemplateIsPreviewedOnItsPage() {
        var page =
                staff.form(
                        "/templates/new",
                        Stream.of(
                                "try",
                                "1",
                                "eventType",
                                EVENT,
                                "name",
                                "x",
                                "subjectRu",
                                "Заказ",
                                "bodyRu",
                                "{{cancelled}}",
                                "subjectEn",
                                "Order",
                                "bodyEn",
                                "{{username}}"));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"preview\"");
    }

    @Test
    void templatesThatNobodyChangedGetTheWordsOfANewVersion() throws Exception {
        var sql = "select id from rules.templates where name like 'Счёт не списан%'";
        var id = app.db().sql(sql).query(Long.class).single();
        var old = "update rules.template_versions set subject_en = ? where template_id = ?";
        app.db().sql(old).params("Invoice {{number}}", id).update();
        app.bean(ShipRules.class).run(null);
        assertThat(app.bean(AllTemplates.class).find(id).orElseThrow().subjectEn())
                .isEqualTo("Invoice {{printed}} could not be charged");
        changedBy(id, "clara");
        app.db().sql(old).params("Ours", id).update();
        app.bean(ShipRules.class).run(null);
        assertThat(app.bean(AllTemplates.class).find(id).orElseThrow().subjectEn())
                .isEqualTo("Ours");
        changedBy(id, "opora");
        app.bean(ShipRules.class).run(null);
    }

    private void changedBy(long template, String who) {
        app.db()
                .sql("update rules.template_versions set changed_by = ? where template_id = ?")
                .params(who, template)
                .update();
    }

    @Test
    void aRuleWithoutATemplateLeadsToOneAndComesBackWithWhatWasTyped() {
        var event = "opora.privacy.ConsentDecided";
        var name = "Consents " + UUID.randomUUID();
        assertThat(staff.get("/rules/new?event=" + event, "Accept-Language", "en").body())
                .contains("There is no template for this event yet", "Consent");
        var fields =
                Stream.of(
                        "name",
                        name,
                        "eventType",
                        event,
                        "kind",
                        "MONEY",
                        "timing",
                        "AWAKE",
                        "channels",
                        "BELL",
                        "r.0.kind",
                        "FIELD",
                        "r.0.value",
                        "username",
                        "write",
                        "1");
        var page = staff.form("/rules/new", fields, "Accept-Language", "en").body();
        assertThat(page).contains("name=\"rule\"", "the rule comes back");
        var rule = page.replaceFirst("(?s).*name=\"rule\" value=\"([^\"]*)\".*", "$1");
        var template =
                Stream.of(
                        "name",
                        name,
                        "eventType",
                        event,
                        "subjectRu",
                        "а",
                        "bodyRu",
                        "б",
                        "subjectEn",
                        "a",
                        "bodyEn",
                        "b",
                        "rule",
                        rule.replace("&amp;", "&"));
        var back = staff.form("/templates/new", template, "Accept-Language", "en");
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(back.body())
                .contains("value=\"" + name + "\"", "value=\"username\"", "is saved and chosen");
        assertThat(back.body()).containsPattern("value=\"\\d+\" selected>" + name);
    }

    static long template(Visitor staff, String subject, String body) {
        var answer = staff.post("/api/templates", templateJson(subject, body, null));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().at("/id").asLong();
    }

    private static String templateJson(String subject, String body, Integer version) {
        return """
               {"name":"%s","eventType":"%s","subjectRu":"%s","bodyRu":"%s","subjectEn":"%s","bodyEn":"%s","version":%s}
               """
                .formatted(UUID.randomUUID(), EVENT, subject, body, subject, body, version);
    }

    private Visitor.Answer put(String path, String json) {
        return staff.send(
                staff.request(path, "Content-Type", "application/json")
                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(json)));
    }
}
