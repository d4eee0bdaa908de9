package opora.gateway;

/// Something that can be ordered.
///
/// @param price in minor units of the currency
public record Product(String id, String nameRu, String nameEn, long price, String currency) {
    public String name(String language) {
        return language.equals("ru") ? nameRu : nameEn;
    }
}
