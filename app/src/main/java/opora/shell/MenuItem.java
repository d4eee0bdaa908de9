package opora.shell;

/// An entry of the menu; contexts declare theirs as beans. The text is found under `menu.<name>`,
/// and the lowest ranks make the bottom bar of a phone.
///
/// @param icon a symbol of assets/icons.svg
/// @param role who sees it: a role, such as [Person#STAFF]
public record MenuItem(int rank, String name, String path, String icon, String role) {
    public boolean isFor(Person person) {
        return person.has(role);
    }

    public boolean covers(String current) {
        return current.equals(path) || current.startsWith(path + "/");
    }

    public boolean forStaff() {
        return !Person.CUSTOMER.equals(role);
    }
}
