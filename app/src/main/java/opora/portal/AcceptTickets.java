package opora.portal;

import static java.sql.Types.ARRAY;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.backbone.Rows;
import opora.shell.SharedCommit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Accepts wishes for tickets, many in one commit. Each is kept here and published in the same
/// transaction: what was accepted reaches the desk, whatever crashes.
@Component
class AcceptTickets extends SharedCommit<Request, Intake> {
    private final Database database;
    private final JdbcClient db;

    AcceptTickets(Database database, JdbcClient db, PortalSettings settings) {
        super("tickets", settings.shared(), settings.queue());
        this.database = database;
        this.db = db;
    }

    @Override
    protected List<Intake> store(List<Request> requests) {
        return database.transact(
                PortalContext.NAME,
                _ -> {
                    var stored = insert(requests);
                    database.publish(
                            requests.stream()
                                    .filter(request -> stored.contains(request.id()))
                                    .map(request -> Outgoing.begins(request.event(), request.id()))
                                    .toList());
                    return answers(requests, stored);
                });
    }

    private Set<String> insert(List<Request> requests) {
        var sql =
                """
                insert into portal.tickets (request_id, customer, idempotency_key, fingerprint, channel, words, files,
                    created_at, changed_at)
                select r.id, r.customer, r.key, r.fingerprint::uuid, r.channel, r.words::jsonb, r.files::jsonb, r.at, r.at
                from unnest(:ids, :customers, :keys, :fingerprints, :channels, :words, :files, :times)
                    as r(id, customer, key, fingerprint, channel, words, files, at)
                on conflict do nothing returning request_id
                """;
        var rows = new Rows<>(requests);
        return new HashSet<>(
                db.sql(sql)
                        .param("ids", rows.texts(Request::id), ARRAY)
                        .param("customers", rows.texts(r -> r.customer().username()), ARRAY)
                        .param("keys", rows.texts(Request::key), ARRAY)
                        .param("fingerprints", rows.texts(r -> r.fingerprint().toString()), ARRAY)
                        .param("channels", rows.texts(r -> r.channel().name()), ARRAY)
                        .param("words", rows.texts(r -> Json.write(r.words())), ARRAY)
                        .param("files", rows.texts(r -> Json.write(r.files())), ARRAY)
                        .param("times", rows.times(Request::at), ARRAY)
                        .query(String.class)
                        .list());
    }

    private record Once(String customer, String key) {}

    private record Twin(String requestId, UUID fingerprint) {}

    private List<Intake> answers(List<Request> requests, Set<String> stored) {
        var repeated = requests.stream().filter(r -> !stored.contains(r.id())).toList();
        var twins = repeated.isEmpty() ? Map.<Once, Twin>of() : twins(repeated);
        return requests.stream()
                .<Intake>map(
                        request ->
                                stored.contains(request.id())
                                        ? new Intake.Accepted(request.id())
                                        : again(request, twins))
                .toList();
    }

    private static Intake again(Request request, Map<Once, Twin> twins) {
        var first = twins.get(new Once(request.customer().username(), request.key()));
        if (first == null) {
            throw new IllegalStateException("refused without a twin: " + request.id());
        }
        return first.fingerprint().equals(request.fingerprint())
                ? new Intake.Again(first.requestId())
                : new Intake.OtherWords();
    }

    private Map<Once, Twin> twins(List<Request> repeated) {
        var sql =
                """
                select request_id, customer, idempotency_key, fingerprint from portal.tickets
                where idempotency_key is not null -- or its index would not do
                    and (customer, idempotency_key) in (select * from unnest(:customers, :keys))
                """;
        var rows = new Rows<>(repeated);
        var twins = new HashMap<Once, Twin>();
        db.sql(sql)
                .param("customers", rows.texts(r -> r.customer().username()), ARRAY)
                .param("keys", rows.texts(Request::key), ARRAY)
                .query(
                        row -> {
                            twins.put(
                                    new Once(row.getString(2), row.getString(3)),
                                    new Twin(row.getString(1), row.getObject(4, UUID.class)));
                        });
        return twins;
    }
}
