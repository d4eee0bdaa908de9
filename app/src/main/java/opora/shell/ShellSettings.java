package opora.shell;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of the shell.
///
/// @param largestBody what a request may carry; anything longer is refused with 413
/// @param callsPerMinute of the API for each person; 0 for any number
/// @param language used when a browser asks for neither Russian nor English
/// @param metricsFrom addresses or networks (`10.1.2.0/24`) that may read the figures, besides this
///   machine
/// @param inner networks inside that may be called because somebody typed an address in them, such
///   as `10.1.2.0/24`: for webhooks within a company
/// @param zone used until a browser has told its time zone
/// @param address where people reach the pages from outside, such as `https://opora.example`, for
///   links in letters and events; where this process listens when absent
@ConfigurationProperties("opora.shell")
record ShellSettings(
        @DefaultValue("64KB") DataSize largestBody,
        @DefaultValue("1200") int callsPerMinute,
        @DefaultValue("en") String language,
        @DefaultValue List<String> metricsFrom,
        @DefaultValue List<String> inner,
        @DefaultValue("Europe/Moscow") ZoneId zone,
        @Nullable URI address) {}
