package opora.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The tables that have a copy of tickets, and how drawn tickets come into each of them.
final class DeskTables {
    private DeskTables() {}

    static final String PLAN =
            """
            create schema seed;
            create table seed.plan (tickets int not null, seed bigint not null, until timestamptz not null,
                finished boolean not null default false);
            create table seed.pieces (piece int primary key);
            create table seed.indexes (definition text not null);
            """;

    static final String FINISHED = "select finished from seed.plan";

    /// One index made of all rows costs a tenth of one that grows with them.
    static final String DROP_INDEXES =
            """
            do $$
            declare one record;
            begin
                for one in
                    select i.schemaname, i.indexname, i.indexdef from pg_indexes i
                    where (i.schemaname, i.tablename) in (('tickets', 'tickets'), ('tickets', 'entries'), ('search', 'tickets'),
                        ('search', 'words'), ('assignment', 'tickets'), ('assignment', 'decisions'), ('portal', 'lines'),
                        ('portal', 'tickets')) and i.indexdef not like 'CREATE UNIQUE%'
                loop
                    insert into seed.indexes values (one.indexdef);
                    execute format('drop index %I.%I', one.schemaname, one.indexname);
                end loop;
            end $$
            """;

    static final List<String> FINISH =
            List.of(
                    """
                    do $$
                    declare one record;
                    begin
                        for one in select definition from seed.indexes loop
                            execute one.definition;
                        end loop;
                        delete from seed.indexes;
                    end $$
                    """,
                    "select setval('tickets.number', (select max(number) from tickets.tickets))",
                    "vacuum (analyze) tickets.tickets",
                    "vacuum (analyze) tickets.entries",
                    "vacuum (analyze) tickets.subject_words",
                    "vacuum (analyze) tickets.people",
                    "vacuum (analyze) portal.tickets",
                    "vacuum (analyze) portal.lines",
                    "vacuum (analyze) portal.people",
                    "vacuum (analyze) assignment.tickets",
                    "vacuum (analyze) assignment.decisions",
                    "vacuum (analyze) search.tickets",
                    "vacuum (analyze) search.texts",
                    "vacuum (analyze) search.words",
                    "checkpoint");

    static final String DRAWN =
            """
            create temp table drawn (
                number bigint, id uuid, request text, customer text, name text, topic text, language text, product text,
                subject text, body text, address text, tag text, channel text, kind text, impact text, urgency text,
                rank smallint, priority text, status text, phase text, expert text, queue text, resolution text,
                stars smallint, at timestamptz, lines int, last timestamptz) on commit delete rows;
            create temp table said (
                number bigint, ticket uuid, k int, id uuid, staff boolean, hidden boolean, words text, at timestamptz)
                on commit delete rows
            """;

    private static final List<String> LEVELS = List.of("LOW", "MEDIUM", "HIGH");
    private static final List<String> PRIORITIES = List.of("CRITICAL", "HIGH", "NORMAL", "LOW");

    static void ticket(StringBuilder rows, Drawn one) {
        var sum = one.impact() + one.urgency();
        var rank = sum <= 1 ? 3 : 4 - sum;
        var minutes = one.said().isEmpty() ? 1 : one.said().getLast().minutes();
        row(
                rows,
                1_001 + one.place(),
                one.id(),
                "seed-" + one.place(),
                one.customer(),
                one.name(),
                one.topic(),
                one.language().name().toLowerCase(java.util.Locale.ROOT),
                one.product(),
                one.subject(),
                one.text(),
                one.address(),
                one.tags(),
                one.channel(),
                one.kind(),
                LEVELS.get(one.impact()),
                LEVELS.get(one.urgency()),
                Math.max(0, rank),
                PRIORITIES.get(Math.max(0, rank)),
                one.status(),
                one.phase(),
                one.expert(),
                one.queued() ? "callcentre" : "",
                one.resolution(),
                one.stars(),
                one.openedAt(),
                one.said().size(),
                one.openedAt().plusSeconds(60L * minutes));
    }

    static void lines(StringBuilder rows, Drawn one) {
        for (int k = 0; k < one.said().size(); k++) {
            var said = one.said().get(k);
            row(
                    rows,
                    1_001 + one.place(),
                    one.id(),
                    k + 1,
                    new java.util.UUID(
                            one.id().getMostSignificantBits() + ((long) (k + 1) << 16),
                            one.id().getLeastSignificantBits()),
                    said.staff(),
                    said.internal(),
                    said.words(),
                    one.openedAt().plusSeconds(60L * said.minutes()));
        }
    }

    /// Our texts have no tabs and no backslashes.
    private static void row(StringBuilder rows, Object... columns) {
        for (int i = 0; i < columns.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(columns[i]);
        }
        rows.append('\n');
    }

    /// The place of the entry before the first line: opened and classified, then assigned and
    /// moved, or queued.
    private static final String BASE =
            "(2 + case when d.expert <> '' then 2 when d.queue <> '' then 1 else 0 end)";

    /// What happened after the last line: how many entries.
    private static final String AFTER =
            """
            (case when d.status in ('new', 'assigned') then 0 else 1 end + case when d.stars > 0 then 1 else 0 end
                + case when d.status = 'closed' then 1 else 0 end)""";

    private static final String END = "least(d.last + interval '10 min', p.until)";
    private static final String CLOSE = "least(d.last + interval '7 days', p.until)";

    private static String with(String sql) {
        return sql.replace("<base>", BASE)
                .replace("<version>", "(" + BASE + " + d.lines + " + AFTER + ")")
                .replace("<end>", END)
                .replace("<close>", CLOSE)
                .replace(
                        "<changed>",
                        "case when d.status = 'closed' then "
                                + CLOSE
                                + " when d.status in ('new', 'assigned') then d.last else "
                                + END
                                + " end");
    }

    static final List<String> FROM_DRAWN =
            List.of(
                    with(
                            """
                            insert into tickets.tickets (id, number, request_id, channel, customer, name, email, phone, mail_id,
                                opened_by, opened_at, kind, subject, body, product, address, wished_at, impact, urgency, rank,
                                tags, fields, files, status, phase, resumes, queue, expert, resolution, stars, done_at, version,
                                changed_at, topic)
                            select d.id, d.number, d.request, d.channel, d.customer, d.name, d.customer || '@example.org', '', '',
                                d.customer, d.at, d.kind, d.subject, d.body, d.product, d.address, null, d.impact, d.urgency, d.rank,
                                case when d.tag = '' then '{}' else array[d.tag] end, '{}', '[]', d.status, d.phase,
                                case d.status when 'waiting' then 'assigned' else '' end, d.queue, d.expert, d.resolution, d.stars,
                                case when d.phase in ('DONE', 'CLOSED') then <end> end, <version>, <changed>,
                                d.topic
                            from drawn d, seed.plan p order by d.number
                            """),
                    """
                    insert into tickets.subject_words (word, number)
                    select w.word, d.number from drawn d, unnest(tickets.words(d.subject)) as w(word)
                    where d.phase in ('NEW', 'WORKING', 'WAITING')
                    """,
                    with(
                            """
                            insert into tickets.entries (ticket, n, kind, who, role, request_id, facts, at)
                            select * from (
                                select d.id, 1, 'Opened', d.customer, 'CUSTOMER', d.request, jsonb_build_object('number', d.number,
                                    'origin', jsonb_build_object('requestId', d.request, 'channel', d.channel, 'by', d.customer,
                                        'mailId', '', 'files', '[]'::jsonb, 'at', d.at),
                                    'caller', jsonb_build_object('username', d.customer, 'name', d.name,
                                        'email', d.customer || '@example.org', 'phone', ''),
                                    'matter', jsonb_build_object('kind', d.kind, 'subject', d.subject, 'text', d.body,
                                        'product', d.product, 'address', d.address, 'wishedAt', null, 'impact', d.impact,
                                        'urgency', d.urgency, 'fields', '{}'::jsonb,
                                        'tags', case when d.tag = '' then '[]'::jsonb else jsonb_build_array(d.tag) end),
                                    'status', 'new', 'phase', 'NEW') as facts, d.at
                                from drawn d
                                union all
                                select d.id, 2, 'Classified', '', 'SYSTEM', '', jsonb_build_object('topic', d.topic, 'percent', 91,
                                    'model', 'seed'), d.at
                                from drawn d
                                union all
                                select d.id, 3, 'Assigned', '', 'SYSTEM', '', jsonb_build_object('expert', d.expert, 'before', '',
                                    'why', 'RULES', 'reason', ''), d.at
                                from drawn d where d.expert <> ''
                                union all
                                select d.id, 4, 'Moved', '', 'SYSTEM', '', jsonb_build_object('from', 'new', 'to', 'assigned',
                                    'phase', 'WORKING', 'clocksRun', true, 'reason', '', 'resolution', ''), d.at
                                from drawn d where d.expert <> ''
                                union all
                                select d.id, 3, 'Queued', '', 'SYSTEM', '', jsonb_build_object('queue', d.queue, 'reason', 'UNSURE'),
                                    d.at
                                from drawn d where d.queue <> ''
                                union all
                                select s.ticket, <base> + s.k, 'Said', case when s.staff then d.expert else d.customer end,
                                    case when s.staff then 'STAFF' else 'CUSTOMER' end, '', jsonb_build_object('message', s.id,
                                        'text', s.words, 'visibility', case when s.hidden then 'INTERNAL' else 'PUBLIC' end,
                                        'channel', case when s.staff then 'CHAT' else 'PORTAL' end, 'files', '[]'::jsonb,
                                        'mailId', ''), s.at
                                from said s join drawn d using (number)
                                union all
                                select d.id, <base> + d.lines + 1, 'Moved', d.expert, 'STAFF', '', jsonb_build_object(
                                    'from', 'assigned', 'to', case d.status when 'closed' then 'solved' else d.status end,
                                    'phase', case d.phase when 'CLOSED' then 'DONE' else d.phase end,
                                    'clocksRun', d.status = 'working', 'reason',
                                    case d.status when 'cancelled' then 'ok' else '' end, 'resolution', d.resolution), <end>
                                from drawn d, seed.plan p where d.status not in ('new', 'assigned')
                                union all
                                select d.id, <base> + d.lines + 2, 'Rated', d.customer, 'CUSTOMER', '', jsonb_build_object(
                                    'stars', d.stars, 'comment', ''), <end>
                                from drawn d, seed.plan p where d.stars > 0
                                union all
                                select d.id, <version>, 'Moved', '', 'SYSTEM', '', jsonb_build_object('from', 'solved',
                                    'to', 'closed', 'phase', 'CLOSED', 'clocksRun', false, 'reason', '', 'resolution', ''), <close>
                                from drawn d, seed.plan p where d.status = 'closed') e(ticket, n)
                            order by ticket, n
                            """),
                    with(
                            """
                            insert into portal.tickets (request_id, customer, channel, words, ticket, number, status, phase, expert,
                                resolution, stars, version, created_at, changed_at)
                            select d.request, d.customer, d.channel, jsonb_build_object('kind', d.kind, 'subject', d.subject,
                                'text', d.body, 'product', d.product, 'address', d.address, 'phone', '', 'wishedAt', '',
                                'impact', d.impact, 'urgency', d.urgency), d.id, d.number, d.status, d.phase, d.expert,
                                d.resolution, d.stars, <version>, d.at, <changed>
                            from drawn d, seed.plan p order by d.number
                            """),
                    with(
                            """
                            insert into portal.lines (request_id, line, kind, who, role, words, state, at, kept_at)
                            select request, line, kind, who, role, words, 'KEPT', at, at from (
                                select d.request, 'v3' as line, 'EXPERT' as kind, '' as who, 'SYSTEM' as role, d.expert as words, d.at,
                                    3 as n
                                from drawn d where d.expert <> ''
                                union all
                                select d.request, 'v4', 'STATUS', '', 'SYSTEM', 'assigned', d.at, 4 from drawn d where d.expert <> ''
                                union all
                                select d.request, s.id::text, 'SAID', case when s.staff then d.expert else d.customer end,
                                    case when s.staff then 'STAFF' else 'CUSTOMER' end, s.words, s.at, 4 + s.k
                                from said s join drawn d using (number) where not s.hidden
                                union all
                                select d.request, 'v' || <base> + d.lines + 1, 'STATUS', '', 'SYSTEM',
                                    case d.status when 'closed' then 'solved' else d.status end, <end>, 90
                                from drawn d, seed.plan p where d.status not in ('new', 'assigned')
                                union all
                                select d.request, 'v' || <version>, 'STATUS', '', 'SYSTEM', 'closed', <close>, 91
                                from drawn d, seed.plan p where d.status = 'closed') l
                            order by request, n
                            """),
                    with(
                            """
                            insert into assignment.tickets (ticket, number, customer, words, address, facts, urgency, state, topic,
                                confidence, model, first_topic, first_confidence, routed, expert, chosen_by, chosen_first, begun,
                                told, opened_at, closed_at)
                            select d.id, d.number, d.customer, d.subject || e'\\n' || d.body, d.address, jsonb_build_object(
                                'topic', d.topic, 'kind', d.kind, 'channel', d.channel, 'priority', d.priority, 'product', d.product,
                                'customer', d.customer, 'region', '', 'language', d.language, 'fields', '{}'::jsonb,
                                'tags', case when d.tag = '' then '[]'::jsonb else jsonb_build_array(d.tag) end),
                                3 - d.rank, case when d.phase not in ('NEW', 'WORKING', 'WAITING') then 'OUT'
                                    when d.expert <> '' then 'ASSIGNED' else 'UNSURE' end,
                                d.topic, 0.91, 'seed', d.topic, 0.91, d.expert <> '', nullif(d.expert, ''),
                                case when d.expert <> '' then 'RULES' end, nullif(d.expert, ''), d.lines > 0, true, d.at,
                                case when d.phase not in ('NEW', 'WORKING', 'WAITING') then <end> end
                            from drawn d, seed.plan p order by d.number
                            """),
                    """
                    insert into assignment.decisions (ticket, at, kind, topic, confidence, model, expert, by, reason, considered,
                        standings, rules)
                    select d.id, d.at, k.kind, d.topic, 0.91, 'seed', case k.kind when 'CHOSEN' then d.expert else '' end, '',
                        case when k.kind = 'CLASSIFIED' and d.expert = '' then 'UNSURE' else '' end, '[]', '[]', 1
                    from drawn d, (values ('CLASSIFIED'), ('CHOSEN')) k(kind)
                    where k.kind = 'CLASSIFIED' or d.expert <> '' order by d.number, k.kind desc
                    """,
                    """
                    insert into search.tickets (number, customer, name, subject, product, tags, channel, status, phase, queue,
                        expert, opened_at)
                    select number, customer, name, subject, product, case when tag = '' then '{}' else array[tag] end, channel,
                        status, phase, queue, expert, at
                    from drawn order by number
                    """,
                    """
                    insert into search.texts (number, line, "inner", words, at)
                    select number, '', false, body, at from drawn union all
                    select number, id::text, hidden, words, at from said order by 1, 5
                    """,
                    """
                    insert into search.words (number, opened_at, words, shown)
                    select d.number, d.at,
                        h.head || search.vector(d.tag, 'B')
                            || array_to_tsvector(case when d.tag = '' then '{}' else array['#' || lower(d.tag)] end)
                            || search.vector(concat_ws(e'\\n', d.body, s.everything), 'C'),
                        case when s.hidden or d.tag <> ''
                            then h.head || search.vector(concat_ws(e'\\n', d.body, s.shown), 'C') end
                    from drawn d
                        cross join lateral (
                            select search.vector(d.subject, 'A') || search.vector(
                                concat_ws(' ', d.number, d.name, d.customer, d.product), 'B') as head) h
                        left join (
                            select number, string_agg(words, e'\\n' order by at) as everything, bool_or(hidden) as hidden,
                                string_agg(words, e'\\n' order by at) filter (where not hidden) as shown
                            from said group by number) s using (number)
                    order by d.number
                    """);

    /// Of one in so many vectors; words that are in none of those are rare.
    static final String LEXEMES =
            """
            insert into search.lexemes (word, texts)
            select word, ndoc * %1$d from ts_stat('select words from search.words where mod(number, %1$d) = 0')
            where word ~ '^#?[[:alpha:]-]{2,40}$' or word ~ '^#.{1,40}$'
            on conflict (word) do update set texts = excluded.texts
            """;

    static final String SLIPS =
            """
            insert into search.slips (slip, word)
            select case i when 0 then word else left(word, i - 1) || substr(word, i + 1) end, word
            from search.lexemes, generate_series(0, length(word)) i
            where word ~ '^[[:alpha:]]{4,24}$' on conflict do nothing
            """;

    static boolean yes(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
