package opora.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import opora.assignment.Classifier;
import opora.assignment.Example;
import opora.assignment.Scorecard;
import opora.assignment.Scorecard.Judged;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "classify",
        description =
                "Learn from texts whose topics are known, and measure how well those of other texts"
                        + " are told.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  opora bench classify --csv tickets.csv.gz",
            "  opora bench classify --csv train.csv --test test.csv"
        })
final class ClassifyCommand implements Callable<Integer> {
    /// Near what is asked for; learnt from all, it is a little surer than the judgements that this
    /// is reckoned from.
    private static final double ROUTED = 0.845;

    private static final int WARM = 2_000;

    @Option(
            names = "--csv",
            required = true,
            description = "File with the columns text and topic; may be packed (.gz).")
    private Path csv = Path.of("");

    @Option(
            names = "--test",
            description = "What is judged; without it a fifth of each topic is put aside.")
    private @Nullable Path test;

    @Override
    public Integer call() throws IOException {
        var split =
                test == null
                        ? Split.of(Texts.read(csv))
                        : new Split(Texts.read(csv), Texts.read(test));
        System.out.printf(
                "learning from %,d texts, judging %,d%n",
                split.learn().size(), split.judge().size());
        var begin = System.nanoTime();
        var classifier = Classifier.learn(split.learn());
        var seconds = (System.nanoTime() - begin) / 1e9;
        split.judge().stream().limit(WARM).forEach(one -> classifier.classify(one.text()));
        begin = System.nanoTime();
        var judged = judge(classifier, split.judge());
        var each = split.judge().size() / ((System.nanoTime() - begin) / 1e9);
        var card = Scorecard.of(judged, classifier.reachedBy(ROUTED));
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "accuracy=%.4f macro_f1=%.4f routed=%.4f routed_accuracy=%.4f"
                                + " calibration_error=%.4f train_seconds=%.1f per_second=%.0f",
                        card.accuracy(),
                        card.macroF1(),
                        card.routed(),
                        card.routedAccuracy(),
                        card.calibrationError(),
                        seconds,
                        each));
        return 0;
    }

    private static List<Judged> judge(Classifier classifier, List<Example> examples) {
        var judged = new ArrayList<Judged>(examples.size());
        for (var one : examples) {
            var best = classifier.classify(one.text()).getFirst();
            judged.add(new Judged(best.topic(), best.confidence(), one.topic()));
        }
        return judged;
    }
}
