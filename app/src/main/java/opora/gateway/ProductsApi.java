package opora.gateway;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProductsApi {
    private final Products products;

    ProductsApi(Products products) {
        this.products = products;
    }

    record Answer(List<Product> products) {}

    @GetMapping("/api/products")
    Answer list() {
        return new Answer(List.copyOf(products.all().values()));
    }
}
