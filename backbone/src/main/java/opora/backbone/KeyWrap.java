package opora.backbone;

/// Wraps the keys of persons for the table they are kept in, and for their way to other processes:
/// all processes need the same.
public interface KeyWrap {
    /// Keys as they are: whoever reads the table reads everything.
    KeyWrap NONE =
            new KeyWrap() {
                @Override
                public byte[] wrap(byte[] key, String id) {
                    return key.clone();
                }

                @Override
                public byte[] unwrap(byte[] wrapped, String id) {
                    return wrapped.clone();
                }
            };

    /// @param id the key's own, to be bound to it
    byte[] wrap(byte[] key, String id);

    byte[] unwrap(byte[] wrapped, String id);
}
