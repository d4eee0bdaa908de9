package opora.backbone;

/// An event as it came over the wire, for whoever takes every event whatever it is: an archive, an
/// explorer.
///
/// @param payload framed as in [Framing]; [Payloads] shows it
public record RawEvent(Meta meta, int partition, long offset, byte[] payload) {}
