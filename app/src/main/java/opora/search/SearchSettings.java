package opora.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the search.
///
/// @param table how many tickets a table of what was found may have
@ConfigurationProperties("opora.search")
record SearchSettings(@DefaultValue("10000") int table) {}
