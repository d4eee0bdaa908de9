package opora.cards;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of cards.
///
/// @param provider where the payment provider listens; the sandbox of this process where none is
///   set
/// @param secret what the provider wants to see; derived from the master key where none is set
/// @param patience how long one answer of the provider may take
/// @param failures so many in a row, and the provider is left alone for a while
/// @param rest how long
@ConfigurationProperties("opora.cards")
record CardsSettings(
        @Nullable URI provider,
        @Nullable String secret,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("5") int failures,
        @DefaultValue("10s") Duration rest) {}
