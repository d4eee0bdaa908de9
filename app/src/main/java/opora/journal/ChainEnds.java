package opora.journal;

/// Where the chain begins and ends.
///
/// @param beforeFirst the seal of the entry before the first, which may have been dropped long ago
record ChainEnds(long firstPosition, byte[] beforeFirst, long lastPosition, byte[] lastSeal) {
    static final int SEAL_BYTES = 32;

    static ChainEnds fresh() {
        return new ChainEnds(1, new byte[SEAL_BYTES], 0, new byte[SEAL_BYTES]);
    }

    ChainEnds endingAt(long position, byte[] seal) {
        return new ChainEnds(firstPosition, beforeFirst, position, seal);
    }

    ChainEnds beginningAfter(long position, byte[] seal) {
        return new ChainEnds(position + 1, seal, lastPosition, lastSeal);
    }
}
