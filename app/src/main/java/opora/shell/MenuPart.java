package opora.shell;

import java.util.List;
import java.util.stream.Stream;

/// What somebody sees of one part of the menu.
///
/// @param open whether its entries are seen without a click
public record MenuPart(MenuItem.Part part, List<MenuItem> items, boolean open) {
    private static final int FEW = 12;

    /// @param here the path of the page it stands on
    static List<MenuPart> of(List<MenuItem> menu, String here) {
        return Stream.of(MenuItem.Part.values())
                .map(part -> menu.stream().filter(item -> item.part() == part).toList())
                .filter(items -> !items.isEmpty())
                .map(items -> part(items, menu, here))
                .toList();
    }

    private static MenuPart part(List<MenuItem> items, List<MenuItem> menu, String here) {
        var open = menu.size() <= FEW || items.stream().anyMatch(item -> item.covers(here));
        return new MenuPart(items.getFirst().part(), items, open);
    }
}
