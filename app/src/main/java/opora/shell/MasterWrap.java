package opora.shell;

import java.util.function.Supplier;
import opora.backbone.KeyWrap;

/// Wraps the keys of persons with the master key, which is asked for when the first one is needed.
public record MasterWrap(Supplier<MasterKey> master) implements KeyWrap {
    @Override
    public byte[] wrap(byte[] key, String id) {
        return master.get().seal(key, purpose(id));
    }

    @Override
    public byte[] unwrap(byte[] wrapped, String id) {
        return master.get().open(wrapped, purpose(id));
    }

    private static String purpose(String id) {
        return "person key " + id;
    }
}
