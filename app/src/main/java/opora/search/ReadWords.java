package opora.search;

import static java.sql.Types.ARRAY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import opora.shell.PhoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Understands typed words: their forms, phrases in quotes, words that must not be there, telephone
/// numbers, and words that were meant where nobody has used the typed ones.
@Component
class ReadWords {
    private static final Pattern LEXEME = Pattern.compile("'((?:[^']|'')+)'");
    private static final Pattern EXCLUDED = Pattern.compile("!\\s*(?:\\([^)]*\\)|'(?:[^']|'')+')");
    private static final int MOST_MEANT = 3;
    private static final int MOST_BEGUN = 8;
    private static final int SHORTEST_BEGUN = 3;

    private final JdbcClient db;

    ReadWords(JdbcClient db) {
        this.db = db;
    }

    /// @param signs that must be there, too, as they are: of a tag, of values in fields
    Words read(String typed, List<String> signs) {
        var phones = TypedPhones.in(typed);
        var query = query(phones.rest());
        var wanted = lexemes(EXCLUDED.matcher(query).replaceAll(" "));
        var texts = texts(wanted);
        var meant = meant(wanted.stream().filter(word -> !texts.containsKey(word)).toList());
        var corrected = LEXEME.matcher(query).replaceAll(found -> either(found, meant));
        var signed = signed(numbered(corrected, phones), signs);
        var known = new LinkedHashSet<String>(wanted);
        phones.numbers().forEach(number -> known.addAll(lexemes(query(number))));
        meant.forEach(
                (word, others) -> {
                    known.remove(word);
                    known.addAll(others);
                });
        return new Words(
                signed,
                List.copyOf(known),
                phones.numbers().isEmpty() ? most(signed) : 0, // few have the same number
                meant.values().stream().flatMap(List::stream).distinct().toList());
    }

    /// While somebody is still typing: the last word may be the beginning of one.
    Words begun(String typed) {
        var space = typed.lastIndexOf(' ') + 1;
        var last = typed.substring(space).toLowerCase(Locale.ROOT).replace('ё', 'е');
        var whole = read(typed, List.of());
        if (last.length() < SHORTEST_BEGUN || !last.chars().allMatch(Character::isLetter)) {
            return whole;
        }
        var others = begunBy(last);
        if (others.isEmpty()) {
            return whole;
        }
        var phones = TypedPhones.in(typed.substring(0, space));
        var before = numbered(query(phones.rest()), phones);
        var any = others.stream().map(ReadWords::quoted).collect(Collectors.joining(" | "));
        var query = (before.isEmpty() ? "" : before + " & ") + "( " + any + " )";
        return new Words(query, lexemes(query), most(query), List.of());
    }

    private String query(String typed) {
        var sql =
                "select websearch_to_tsquery('pg_catalog.russian', translate(?, 'ёЁ', 'ее'))::text";
        return db.sql(sql).param(typed).query(String.class).single();
    }

    /// The same with telephone numbers: with tickets whose number begins so, or whose words have
    /// these figures.
    private String numbered(String query, TypedPhones phones) {
        var parts = new ArrayList<String>();
        if (!query.isEmpty()) {
            parts.add(phones.numbers().isEmpty() ? query : "( " + query + " )");
        }
        for (var number : phones.numbers()) {
            var ways = new ArrayList<String>();
            for (var begun : PhoneNumber.beginnings(number)) {
                ways.add(quoted(IndexWords.PHONE + begun) + ":*");
            }
            var figures = query(number);
            if (!figures.isEmpty()) {
                ways.add("( " + figures + " )");
            }
            parts.add("( " + String.join(" | ", ways) + " )");
        }
        return String.join(" & ", parts);
    }

    private static List<String> lexemes(String query) {
        return LEXEME.matcher(query)
                .results()
                .map(found -> found.group(1).replace("''", "'"))
                .distinct()
                .toList();
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "''") + "'";
    }

    private static String signed(String query, List<String> signs) {
        var parts = new ArrayList<String>();
        if (!query.isEmpty()) {
            parts.add(signs.isEmpty() ? query : "( " + query + " )");
        }
        signs.forEach(sign -> parts.add(quoted(sign.replace("\\", "\\\\"))));
        return String.join(" & ", parts);
    }

    /// The rarest word says how many there are at most; of alternatives it is their sum.
    private long most(String query) {
        var wanted = lexemes(EXCLUDED.matcher(query).replaceAll(" "));
        var texts = texts(wanted);
        var counts =
                wanted.stream()
                        .mapToLong(
                                word -> {
                                    var known = texts.get(word);
                                    return known != null ? known : uncounted(word);
                                });
        if (wanted.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return query.contains("|") ? counts.sum() : counts.min().orElse(0);
    }

    /// Words that are not counted are rare, but for values in fields: there one may stand in all.
    private long uncounted(String word) {
        if (!word.startsWith(IndexWords.FIELD)) {
            return 0;
        }
        var sql =
                "select count(*) from (select from search.words where words @@ ?::tsquery limit ?) few";
        return db.sql(sql).params(quoted(word), SearchTickets.RARE + 1).query(Long.class).single();
    }

    private Map<String, Long> texts(List<String> words) {
        var sql = "select word, texts from search.lexemes where word = any(:words)";
        var texts = new HashMap<String, Long>();
        db.sql(sql)
                .param("words", words.toArray(String[]::new), ARRAY)
                .query(
                        row -> {
                            texts.put(row.getString(1), row.getLong(2));
                        });
        return texts;
    }

    private Map<String, List<String>> meant(List<String> unknown) {
        var meant = new HashMap<String, List<String>>();
        for (var word : unknown) {
            if (Slips.fits(word) && !used(word)) {
                var near = near(word);
                if (!near.isEmpty()) {
                    meant.put(word, near);
                }
            }
        }
        return meant;
    }

    /// Not counted yet does not mean that nobody has used it.
    private boolean used(String word) {
        var sql = "select exists (select from search.words where words @@ ?::tsquery)";
        return db.sql(sql).param(quoted(word)).query(Boolean.class).single();
    }

    private List<String> near(String typed) {
        var sql =
                """
                select word from search.lexemes where word in (select word from search.slips where slip = any(:slips))
                order by texts desc, word limit 200
                """;
        var near =
                db
                        .sql(sql)
                        .param("slips", Slips.of(typed).toArray(String[]::new), ARRAY)
                        .query(String.class)
                        .list()
                        .stream()
                        .filter(word -> Slips.near(typed, word))
                        .toList();
        var best = near.stream().mapToInt(word -> Slips.distance(typed, word)).min().orElse(0);
        return near.stream()
                .filter(word -> Slips.distance(typed, word) == best)
                .limit(MOST_MEANT)
                .toList();
    }

    private List<String> begunBy(String beginning) {
        var sql =
                "select word from search.lexemes where word like ? || '%' order by texts desc limit ?";
        var all = new ArrayList<>(lexemes(query(beginning)));
        all.addAll(db.sql(sql).params(beginning, MOST_BEGUN).query(String.class).list());
        return all.stream().distinct().toList();
    }

    private static String either(MatchResult found, Map<String, List<String>> meant) {
        var others = meant.get(found.group(1).replace("''", "'"));
        if (others == null) {
            return java.util.regex.Matcher.quoteReplacement(found.group());
        }
        var any = others.stream().map(ReadWords::quoted).collect(Collectors.joining(" | "));
        return java.util.regex.Matcher.quoteReplacement("( " + any + " )");
    }
}
