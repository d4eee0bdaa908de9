package opora.imports;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param largest what a file may have that is sent from a page or by a program
@ConfigurationProperties("opora.imports")
record ImportsSettings(@DefaultValue("1GB") DataSize largest) {}
