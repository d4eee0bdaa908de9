package opora.shell;

import java.io.IOException;

/// A request carries more than it may.
class BodyTooLarge extends IOException {}
