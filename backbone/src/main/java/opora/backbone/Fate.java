package opora.backbone;

import java.util.Random;

/// What a simulation has in store for one transaction.
///
/// @param statement how many statements it lives to see
record Fate(Kind kind, int statement) {
    enum Kind {
        /// Nothing happens to it.
        SPARED,
        /// The connection is lost at the statement.
        LOST,
        /// The connection is lost when it asks to commit, and nothing is committed.
        LOST_BEFORE_COMMIT,
        /// It is committed, but nobody learns so.
        LOST_AFTER_COMMIT,
        /// The database refuses the statement, as it does when the handler is at fault.
        REFUSED
    }

    static final Fate SPARED = new Fate(Kind.SPARED, 0);

    static Fate draw(Random random) {
        var kind =
                switch (random.nextInt(24)) {
                    case 0 -> Kind.LOST;
                    case 1 -> Kind.LOST_BEFORE_COMMIT;
                    case 2 -> Kind.LOST_AFTER_COMMIT;
                    case 3, 4 -> Kind.REFUSED;
                    default -> Kind.SPARED;
                };
        return new Fate(kind, 1 + random.nextInt(6));
    }
}
