package opora.search;

import static java.sql.Types.ARRAY;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes what tickets are found by out of what is kept of them.
@Component
class IndexWords {
    /// Before a tag, which is found as it is and not by its forms.
    static final String TAG = "#";

    /// Before a telephone number.
    static final String PHONE = "+";

    /// Before the name of a field and its value, which are found as they are.
    static final String FIELD = "=";

    private static final String AMONG_OTHERS =
            "select pg_advisory_xact_lock_shared(hashtext('search.fields'))";

    private final JdbcClient db;

    IndexWords(JdbcClient db) {
        this.db = db;
    }

    /// The subject weighs most, then who and what it is about, then what was said. Tags are staff's
    /// words, and so are fields that customers do not see. A telephone number is one word, whose
    /// beginning finds it; so is a value in a field, beside the words it has.
    void anew(List<Long> numbers) {
        amongOthers();
        var sql =
                """
                with made as (
                    select t.number, t.opened_at, h.head || g.tags || f.words || search.vector(s.everything, 'C') as words,
                        case when s.hidden or t.tags <> '{}' or f.hidden
                            then h.head || f.shown || search.vector(s.shown, 'C') end as shown
                    from search.tickets t
                        cross join lateral (
                            select search.vector(t.subject, 'A') || search.vector(
                                concat_ws(' ', t.number, t.name, t.customer, t.product, t.address, t.email,
                                    regexp_replace(t.email, '[^[:alnum:]]+', ' ', 'g')), 'B')
                                || array_to_tsvector(array(select :phone || t.phone where t.phone <> '')) as head) h
                        cross join lateral (
                            select search.vector(array_to_string(t.tags, ' '), 'B') || array_to_tsvector(array(
                                select :tag || lower(tag) from unnest(t.tags) tag where tag <> '')) as tags) g
                        cross join lateral (
                            select search.vector(coalesce(string_agg(v.words, ' '), ''), 'B')
                                    || array_to_tsvector(coalesce(array_agg(v.sign), '{}')) as words,
                                search.vector(coalesce(string_agg(v.words, ' ') filter (where v.shown), ''), 'B')
                                    || array_to_tsvector(coalesce(array_agg(v.sign) filter (where v.shown), '{}')) as shown,
                                coalesce(bool_or(not v.shown), false) as hidden
                            from (
                                select search.field(p.key, k.kind, p.value) as sign, coalesce(k.shown, false) as shown,
                                    case when k.kind = 'FLAG' then '' else concat_ws(' ', p.value,
                                        regexp_replace(p.value, '[^[:alnum:]]+', ' ', 'g')) end as words
                                from jsonb_each_text(t.fields) p left join search.fields k on k.field = p.key
                                where p.value <> '') v) f
                        cross join lateral (
                            select coalesce(string_agg(words, e'\n' order by at, line), '') as everything,
                                coalesce(string_agg(words, e'\n' order by at, line) filter (where not "inner"), '')
                                    as shown,
                                coalesce(bool_or("inner"), false) as hidden
                            from search.texts where number = t.number) s
                    where t.number = any(:numbers)),
                kept as (
                    insert into search.words as w (number, opened_at, words, shown)
                    select number, opened_at, words, shown from made order by number
                    on conflict (number) do update set words = excluded.words, shown = excluded.shown
                    returning w.number, w.words, w.xmax = 0 as fresh)
                insert into search.heard (number, words) select number, words from kept where fresh
                """;
        db.sql(sql)
                .param("tag", TAG)
                .param("phone", PHONE)
                .param("numbers", numbers.stream().distinct().toArray(Long[]::new), ARRAY)
                .update();
    }

    /// From here to the end of the transaction the fields stay as they are.
    void amongOthers() {
        db.sql(AMONG_OTHERS).query((_, _) -> true).list();
    }

    /// What was said later is counted by itself.
    void hear(List<Long> numbers, List<String> texts) {
        var sql =
                """
                insert into search.heard (number, words)
                select number, search.vector(words, 'C') from unnest(:numbers, :texts) as m(number, words)
                """;
        db.sql(sql)
                .param("numbers", numbers.toArray(Long[]::new), ARRAY)
                .param("texts", texts.toArray(String[]::new), ARRAY)
                .update();
    }

    /// Values that many tickets have are counted, too.
    void hearFields(long number, String fields) {
        var sql =
                """
                insert into search.heard (number, words)
                select :number, array_to_tsvector(array(
                    select search.field(v.key, k.kind, v.value)
                    from jsonb_each_text(:fields::jsonb) v join search.fields k on k.field = v.key where v.value <> ''))
                """;
        db.sql(sql).param("number", number).param("fields", fields).update();
    }
}
