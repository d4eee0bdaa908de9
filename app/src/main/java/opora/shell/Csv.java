package opora.shell;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lines of tables as RFC 4180 has them.
public final class Csv {
    public static final String TYPE = "text/csv";

    /// So that table programs take it for UTF-8.
    public static final String MARK = "\uFEFF";

    private static final Pattern FORMULA =
            Pattern.compile("\\s*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}([.]\\d{1,6})?");

    private Csv() {}

    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /// What a table program would take for a formula, such as a name somebody made up for that, is
    /// made plain text.
    public static String cell(String value) {
        var harmless = !FORMULA.matcher(value).matches() || NUMBER.matcher(value).matches();
        return "\"" + (harmless ? value : "'" + value).replace("\"", "\"\"") + "\"";
    }
}
