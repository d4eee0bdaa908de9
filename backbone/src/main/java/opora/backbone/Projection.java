package opora.backbone;

/// Handlers whose whole effect is a table made of events, so that it can be thrown away and made
/// again: after a mistake was mended, or a column added. They publish nothing and look at nothing
/// but the events and their own table. See [Backbone#replay].
public interface Projection {
    /// What people call it.
    default String name() {
        return getClass().getSimpleName();
    }

    /// Deletes everything its handlers have written, by SQL in the running transaction. Use
    /// `delete`: readers then see the old rows until the new ones are all there.
    void clear();

    /// Hears how far a replay has come.
    interface Progress {
        /// @param events how many events were handled so far
        /// @param where what is being read, such as `position 40000 of 90000`
        void at(long events, String where);
    }
}
