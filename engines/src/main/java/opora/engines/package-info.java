/// Real engines that live beside the application: a PostgreSQL whose binaries come with the build
/// and a Kafka broker in this process.
@NullMarked
package opora.engines;

import org.jspecify.annotations.NullMarked;
