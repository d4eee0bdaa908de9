package opora.tickets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A filter in SQL: what an index narrows, and what is looked at ticket by ticket.
///
/// @param base conditions that indexes know
/// @param rest all others; empty where there are none
record Sieve(String base, String rest, Map<String, Object> values) {
    static final String ME = "me";
    static final String NOBODY = "nobody";

    static Sieve of(Filter filter, Sight sight) {
        var values = new HashMap<String, Object>();
        values.put("me", sight.username());
        values.put("queues", sight.queues().toArray(String[]::new));
        values.put("regions", sight.regions().toArray(String[]::new));
        var base = new StringBuilder(filter.finished() ? "true" : "open");
        base.append(expert(filter.word("expert"), values));
        if (filter.marked("customer")) {
            base.append(" and customer = :customer");
            values.put("customer", filter.word("customer"));
        }
        return new Sieve(base + sight.limits(), rest(filter, values), values);
    }

    private static String expert(String expert, Map<String, Object> values) {
        return switch (expert) {
            case "" -> "";
            case ME -> " and expert <> '' and expert = :me";
            case NOBODY -> " and expert = ''";
            default -> {
                values.put("expert", expert);
                yield " and expert <> '' and expert = :expert";
            }
        };
    }

    private static String rest(Filter filter, Map<String, Object> values) {
        var all = new ArrayList<String>();
        var statuses = filter.ticked(Filter.STATUS);
        if (!statuses.isEmpty()) {
            all.add("status = any(:statuses)");
            values.put("statuses", statuses.toArray(String[]::new));
        }
        var ranks = ranks(filter.ticked(Filter.PRIORITY));
        if (ranks.length > 0) {
            all.add("rank = any(:ranks)");
            values.put("ranks", ranks);
        }
        for (var name : List.of("tag", "channel", "kind")) {
            if (filter.marked(name)) {
                all.add(name.equals("tag") ? ":tag = any(tags)" : name + " = :" + name);
                values.put(name, filter.word(name));
            }
        }
        if (filter.marked("days")) {
            all.add("opened_at < now() - make_interval(days => :days)");
            values.put("days", Integer.parseInt(filter.word("days")));
        }
        if (filter.marked("field")) {
            all.add("fields @> :with::jsonb");
            values.put("with", Json.write(Map.of(filter.word("field"), filter.word("value"))));
        }
        return String.join(" and ", all);
    }

    private static Integer[] ranks(List<String> priorities) {
        return priorities.stream()
                .map(name -> Priority.valueOf(name).rank())
                .toArray(Integer[]::new);
    }

    /// How it is written behind `where`.
    String whole() {
        return rest.isEmpty() ? "true" : rest;
    }
}
