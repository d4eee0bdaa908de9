package opora.bench;

/// A new database makes each file of its log when it gets there, and all commits wait up to a tenth
/// of a second for that; one that has run for a while uses its old files again. This makes a new
/// one like that.
final class WrittenLog {
    /// To be set as `min_wal_size`.
    static final String SIZE = "1GB";

    private static final int FILES = 60;

    private WrittenLog() {}

    static void prepare(String url) {
        for (int file = 0; file < FILES; file++) {
            Rows.execute(
                    url,
                    "select pg_logical_emit_message(true, 'opora', ''); select pg_switch_wal()");
        }
        Rows.execute(url, "checkpoint");
    }
}
