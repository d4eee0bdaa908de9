package opora.assignment;

import java.util.Arrays;

/// The words of a text, pairs of neighbours, and pieces of words of three to five letters, each
/// hashed to one of so many slots. Pieces carry what forms of a word have in common, which matters
/// in Russian. Case and `ё` make no difference.
final class Grams {
    static final int SLOTS = 1 << 20;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_WORD = 40;
    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 5;
    private static final long WORD = 0x51ED270B7A4F3C21L;
    private static final long PAIR = 0x2545F4914F6CDD1DL;
    private static final long PIECE = 0x6C62272E07BB0142L;
    private static final char EDGE = '_';

    private final Slots words = new Slots(256);
    private final Slots pieces = new Slots(2_048);
    private final char[] word = new char[LONGEST_WORD + 2];

    /// What a text consists of.
    ///
    /// @param slots of words and pairs first, from `pieces` on those of pieces; each once
    /// @param counts how often each occurs
    record Bag(int[] slots, int[] counts, int pieces) {}

    static Bag of(String text) {
        return new Grams().read(text);
    }

    private Bag read(String text) {
        var before = 0L;
        var at = 0;
        var end = Math.min(text.length(), LONGEST_TEXT);
        while (at < end) {
            var length = 0;
            while (at < end && Character.isLetterOrDigit(text.charAt(at))) {
                if (length < LONGEST_WORD) {
                    word[++length] = folded(text.charAt(at));
                }
                at++;
            }
            if (length > 0) {
                before = take(length, before);
            }
            at++;
        }
        return words.join(pieces);
    }

    private long take(int length, long before) {
        var hash = WORD;
        for (int i = 1; i <= length; i++) {
            hash = step(hash, word[i]);
        }
        words.add(slot(hash));
        if (before != 0) {
            words.add(slot(PAIR ^ before * 31 + hash));
        }
        word[0] = EDGE;
        word[length + 1] = EDGE;
        for (int begin = 0; begin <= length + 2 - SHORTEST_PIECE; begin++) {
            var piece = PIECE;
            var last = Math.min(length + 2, begin + LONGEST_PIECE);
            for (int i = begin; i < last; i++) {
                piece = step(piece, word[i]);
                if (i - begin >= SHORTEST_PIECE - 1) {
                    pieces.add(slot(piece));
                }
            }
        }
        return hash;
    }

    static char folded(char letter) {
        var lower = Character.toLowerCase(letter);
        return lower == 'ё' ? 'е' : lower;
    }

    private static long step(long hash, char letter) {
        return (hash ^ letter) * 0x100000001B3L;
    }

    private static int slot(long hash) {
        var mixed = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
        return (int) ((mixed ^ (mixed >>> 32)) & (SLOTS - 1));
    }

    /// Slots as they come, then each once with its count.
    private static final class Slots {
        private int[] all;
        private int size;

        Slots(int room) {
            all = new int[room];
        }

        void add(int slot) {
            if (size == all.length) {
                all = Arrays.copyOf(all, size * 2);
            }
            all[size++] = slot;
        }

        Bag join(Slots other) {
            var slots = new int[size + other.size];
            var counts = new int[slots.length];
            var first = once(slots, counts, 0);
            var both = other.once(slots, counts, first);
            return new Bag(Arrays.copyOf(slots, both), Arrays.copyOf(counts, both), first);
        }

        private int once(int[] slots, int[] counts, int from) {
            Arrays.sort(all, 0, size);
            var next = from;
            for (int i = 0; i < size; i++) {
                if (i > 0 && all[i] == all[i - 1]) {
                    counts[next - 1]++;
                } else {
                    slots[next] = all[i];
                    counts[next++] = 1;
                }
            }
            return next;
        }
    }
}
