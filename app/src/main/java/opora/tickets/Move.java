package opora.tickets;

import java.util.List;

/// One status may follow another.
///
/// @param who the right it takes
/// @param needs the fields that must be filled in then
public record Move(String before, String after, String who, List<String> needs) {}
