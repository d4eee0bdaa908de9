package opora.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import opora.assignment.Example;

/// What is learnt from and what is judged.
record Split(List<Example> learn, List<Example> judge) {
    private static final int ASIDE = 5;
    private static final long SEED = 2_026;

    /// Puts a fifth of each topic aside, always the same.
    static Split of(List<Example> all) {
        var learn = new ArrayList<Example>();
        var judge = new ArrayList<Example>();
        var random = new Random(SEED);
        var byTopic =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Example::topic, TreeMap::new, Collectors.toList()));
        for (var some : byTopic.values()) {
            var mixed = new ArrayList<>(some);
            Collections.shuffle(mixed, random);
            judge.addAll(mixed.subList(0, mixed.size() / ASIDE));
            learn.addAll(mixed.subList(mixed.size() / ASIDE, mixed.size()));
        }
        Collections.shuffle(learn, random);
        return new Split(learn, judge);
    }
}
