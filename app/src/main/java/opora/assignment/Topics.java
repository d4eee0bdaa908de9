package opora.assignment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import opora.shell.Edition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells what tickets are about: by what was learnt, and until there is that by words that people
/// wrote down.
@Component
class Topics {
    private final JdbcClient db;
    private final LiveRules rules;
    private final Edition<Learnt> edition;

    Topics(JdbcClient db, LiveRules rules) {
        this.db = db;
        this.rules = rules;
        this.edition = new Edition<>(db, LiveRules.EDITION, this::read);
    }

    /// What is in use.
    record Learnt(int version, @Nullable Classifier classifier) {}

    /// Reads texts with the rules and the classifier of a moment.
    record Reader(ChoiceRules rules, Learnt learnt) {
        Finding read(String words) {
            var classifier = learnt.classifier();
            if (classifier == null && rules.topics().size() == 1) { // nothing to tell apart
                var only = new Guess(rules.topics().getFirst().topic(), 1);
                return Finding.of(List.of(only), Keywords.MODEL, rules);
            }
            return classifier == null
                    ? Finding.of(Keywords.classify(words, rules), Keywords.MODEL, rules)
                    : Finding.of(classifier.classify(words), "words-" + learnt.version(), rules);
        }

        /// The words that spoke most for a topic.
        List<String> telling(String words, String topic) {
            var classifier = learnt.classifier();
            return classifier == null
                    ? Keywords.said(words, rules.of(topic))
                    : classifier.telling(words, topic, 8).stream()
                            .map(Classifier.Word::word)
                            .toList();
        }
    }

    Reader current() {
        return new Reader(rules.current(), edition.current());
    }

    private Learnt read() {
        var sql = "select version, content from assignment.models where current";
        return db.sql(sql)
                .query((row, _) -> new Learnt(row.getInt(1), classifier(row.getBytes(2))))
                .optional()
                .orElse(new Learnt(0, null));
    }

    static Classifier classifier(byte[] content) {
        try {
            return Classifier.read(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every topic that a ticket can have, in their order.
    List<String> names() {
        var reader = current();
        var classifier = Optional.ofNullable(reader.learnt().classifier());
        return Stream.concat(
                        reader.rules().topics().stream().map(TopicRule::topic),
                        classifier.stream().flatMap(one -> one.topics().stream()))
                .distinct()
                .toList();
    }
}
